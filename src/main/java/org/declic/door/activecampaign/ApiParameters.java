package org.declic.door.activecampaign;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parameters in the query of a request of {@code /api/3}; any other is refused by {@link ApiParameterCheck}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ApiParameters {

    /** Plain ones, such as {@code email}. */
    String[] value() default {};

    /** What {@code filters[…]} and {@code filters[…][eq]} may name. */
    String[] filters() default {};

    /** What {@code orders[…]} may name. */
    String[] orders() default {};
}
