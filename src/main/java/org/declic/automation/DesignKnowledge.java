package org.declic.automation;

import java.util.function.Predicate;
import org.declic.automation.step.MailTemplates;

/**
 * What a diagram can refer to in the application.
 *
 * @param isBean whether there is a bean of this name, which a delegate expression may name
 */
public record DesignKnowledge(Predicate<String> isBean, MailTemplates templates) {}
