package org.declic.contact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Links by which the reader of a mail leaves a list without a login: they are signed, so that nobody can make up one. */
public final class Unsubscribing {

    private static final String ALGORITHM = "HmacSHA256";

    private final String baseUrl;
    private final Supplier<String> secret;
    private volatile byte @Nullable [] known;

    /**
     * @param baseUrl where the application is reached from outside, such as {@code https://events.example.com}
     * @param secret asked for at the first link
     */
    public Unsubscribing(String baseUrl, Supplier<String> secret) {
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        this.secret = secret;
    }

    /** The link for this contact and this list. */
    public String url(Contact contact, Attribute list) {
        return baseUrl + "/unsubscribe?contact=" + contact.id() + "&list=" + list.id() + "&signature="
                + signature(contact.id(), list.id());
    }

    /** Whether the signature is the one that {@link #url} has made. */
    public boolean isSigned(long contact, long list, String signature) {
        return MessageDigest.isEqual(
                signature(contact, list).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] key() {
        var bytes = known;
        if (bytes == null) {
            bytes = secret.get().getBytes(StandardCharsets.UTF_8);
            known = bytes;
        }
        return bytes;
    }

    private String signature(long contact, long list) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            var signed = mac.doFinal(("unsubscribe " + contact + " " + list).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
