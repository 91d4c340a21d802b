package org.declic.boot;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.declic.automation.step.MailTemplates;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ResourceLoader;

/** Templates of mails in Mustache, and the files among them, which are in one directory. */
final class MustacheTemplates implements MailTemplates {

    private static final Pattern FILE = Pattern.compile("[\\w-]{1,100}");

    private final ResourceLoader resources;
    private final String directory;

    MustacheTemplates(ResourceLoader resources, String directory) {
        this.resources = resources;
        this.directory = directory.endsWith("/") ? directory : directory + "/";
    }

    /** A tag that is not closed would be written out as it is. */
    @Override
    public boolean isTemplate(String text) {
        try {
            Mustache.compiler().compile(text);
            return text.lastIndexOf("{{") <= text.lastIndexOf("}}");
        } catch (MustacheException broken) {
            return false;
        }
    }

    @Override
    public Optional<String> refusalOf(String file) {
        try {
            return isTemplate(file(file))
                    ? Optional.empty()
                    : Optional.of("the name of a file that is a Mustache template, which this one is not");
        } catch (InvalidInput missing) {
            return Optional.of("the name of a file in " + directory + ", without its ending .html");
        }
    }

    /** @throws InvalidInput if there is no such file */
    String file(@Nullable String name) {
        if (name == null || !FILE.matcher(name).matches()) {
            throw new InvalidInput("template", "must be the name of a template, of letters, digits, - and _", name);
        }
        var resource = resources.getResource(directory + name + ".html");
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new InvalidInput("template", "must be the name of a file in " + directory, name);
        }
    }
}
