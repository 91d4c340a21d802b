package org.declic.boot.observe;

import org.declic.contact.Masked;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.env.Environment;

/**
 * Masks e-mail addresses, and passwords in addresses of databases, in structured logs, whoever wrote the line: messages, key-value pairs and stack traces. Not if
 * {@code declic.log.contacts} is true.
 */
final class MaskedLogs implements StructuredLoggingJsonMembersCustomizer<Object> {

    private final boolean contacts;

    MaskedLogs(Environment environment) {
        this.contacts = environment.getProperty("declic.log.contacts", Boolean.class, false);
    }

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        if (!contacts) {
            members.applyingValueProcessor(
                    JsonWriter.ValueProcessor.of(String.class, text -> Masked.addresses(Masked.passwords(text))));
        }
    }
}
