package org.declic.segment;

/** A condition that a designer has written as a text: the property {@code segment.expression}. */
public interface Expression {

    /** As the designer has written it, without white space around it. */
    String text();

    /**
     * Whether it is true of a contact. If it can't be evaluated or is neither true nor false it does not hold, and what is
     * seen says why.
     */
    Finding judge(Facts facts);
}
