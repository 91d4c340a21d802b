package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.declic.contact.InvalidInput;
import org.declic.contact.Masked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is secret in settings is neither shown nor something that everybody knows. */
class StartupSummaryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://db:5432/declic?user=a&password=geheim           | jdbc:postgresql://db:5432/declic?user=a&password=…
            jdbc:postgresql://db/declic?password=ge/h@im&ssl=true             | jdbc:postgresql://db/declic?password=…&ssl=true
            jdbc:postgresql://db/declic?PASSWORD=geheim&sslpassword=geheim    | jdbc:postgresql://db/declic?PASSWORD=…&sslpassword=…
            jdbc:postgresql://declic:geheim@db/declic                         | jdbc:postgresql://declic:…@db/declic
            jdbc:h2:file:./data/declic;USER=sa;PASSWORD=geheim;LOCK_TIMEOUT=1 | jdbc:h2:file:./data/declic;USER=sa;PASSWORD=…;LOCK_TIMEOUT=1
            jdbc:h2:file:./data/declic;LOCK_TIMEOUT=10000                     | jdbc:h2:file:./data/declic;LOCK_TIMEOUT=10000
            no driver for jdbcUrl=jdbc:x://a:geheim@b and password=geheim     | no driver for jdbcUrl=jdbc:x://a:…@b and password=…
            """)
    void a_password_in_the_address_of_the_database_is_not_shown(String address, String shown) {
        assertThat(Masked.passwords(address)).isEqualTo(shown);
    }

    @Test
    void a_secret_for_links_that_everybody_knows_is_refused() {
        assertThatThrownBy(() -> new MailSettings(
                        "http://127.0.0.1",
                        "a@b",
                        "classpath:",
                        "demo",
                        4,
                        Duration.ofMinutes(1),
                        "PT1M",
                        MailSettings.InDoubt.AGAIN))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("declic.mail.secret");
    }
}
