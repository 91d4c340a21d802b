package org.declic.automation.step;

import java.util.Optional;

/** What mails are written by: templates in the diagram, and files of the application. */
public interface MailTemplates {

    /** Whether the text is a template that can be filled. */
    boolean isTemplate(String text);

    /** What the name of a file must be, if there is none of this name that can be filled; else empty. */
    Optional<String> refusalOf(String file);
}
