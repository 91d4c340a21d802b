package org.declic.boot;

import java.util.List;
import org.declic.contact.InvalidInput;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.cors.…}: pages of which sites may send events and ask {@code /api/3} by themselves.
 *
 * @param origins pages of which sites may ask {@code /event}, {@code /events} and {@code /api/3} by themselves, such as
 *     {@code https://shop.example.com}; {@code *} for any, empty for none
 */
public record CorsSettings(@DefaultValue List<String> origins) {

    public CorsSettings {
        for (var origin : origins) {
            if (!origin.matches("\\*|(?i)https?://[^/?#\\s]+")) {
                throw new InvalidInput(
                        "declic.cors.origins", "must be origins such as https://shop.example.com, or *", origin);
            }
        }
    }
}
