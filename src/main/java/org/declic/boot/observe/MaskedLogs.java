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

    /** Set by {@link MaskedConsole}. */
    static final String MASKED = "declic.log.masked";

    private final boolean isMasked;

    MaskedLogs(Environment environment) {
        this.isMasked = environment.getProperty(MASKED, Boolean.class, false);
    }

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        if (isMasked) {
            members.applyingValueProcessor(
                    JsonWriter.ValueProcessor.of(String.class, text -> Masked.addresses(Masked.passwords(text))));
        }
    }
}
