package org.declic.boot;

import java.time.Duration;
import org.declic.contact.InvalidInput;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.database.…} of the application's own connections to PostgreSQL.
 *
 * @param socketTimeout a statement that PostgreSQL does not answer for so long fails; {@code PT0S} for never. A
 *     {@code socketTimeout} in the address of the database goes before
 */
@ConfigurationProperties("declic.database")
public record DatabaseSettings(@DefaultValue("PT30S") Duration socketTimeout) {

    public DatabaseSettings {
        if (socketTimeout.isNegative() || (socketTimeout.toSeconds() == 0 && !socketTimeout.isZero())) {
            throw new InvalidInput(
                    "declic.database.socket-timeout",
                    "must be a second or longer, or nothing",
                    socketTimeout.toString());
        }
    }
}
