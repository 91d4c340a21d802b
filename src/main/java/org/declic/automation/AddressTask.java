package org.declic.automation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.impl.batch.BatchConfiguration;
import org.declic.contact.Contact;
import org.declic.contact.Email;

/** Instances that follow to the address that their contact has now, in a batch or one of its jobs; kept as JSON. */
public final class AddressTask extends BatchConfiguration {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Content content;

    private AddressTask(Content content) {
        super(content.instances());
        this.content = content;
    }

    /** @param contact with the address that it had until now */
    public static AddressTask of(Contact contact, List<String> instances) {
        return new AddressTask(new Content(contact.id(), contact.email().value(), instances));
    }

    /** The same for some of the instances. */
    AddressTask with(List<String> some) {
        return new AddressTask(new Content(content.contact(), content.from(), some));
    }

    long contact() {
        return content.contact();
    }

    Email from() {
        return Email.stored(content.from());
    }

    /** What is left, since the engine takes those from the list for whom there are jobs. */
    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(new Content(content.contact(), content.from(), getIds()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static AddressTask read(byte[] bytes) {
        try {
            return new AddressTask(JSON.readValue(bytes, Content.class));
        } catch (IOException broken) {
            throw new UncheckedIOException("The configuration of a batch for an address can't be read", broken);
        }
    }

    private record Content(long contact, String from, List<String> instances) {}
}
