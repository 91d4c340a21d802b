package org.declic.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ana@example.com                       | a…@example.com
            a@example.com                         | a…@example.com
            of ana.maria+x@example.com could not  | of a…@example.com could not
            contact='ana@example.com', got        | contact='a…@example.com', got
            /contacts/ana@example.com?x=1         | /contacts/a…@example.com?x=1
            <ana@example.com>,bo@example.com      | <a…@example.com>,b…@example.com
            ånå@exåmple.com                       | å…@exåmple.com
            ana@localhost                         | a…@localhost
            org.declic.Name@1b2c3d and x          | org.declic.Name@1b2c3d and x
            nothing here @ all                    | nothing here @ all
            """)
    void of_an_address_the_first_letter_and_the_host_are_left(String text, String masked) {
        assertThat(Masked.addresses(text)).isEqualTo(masked);
    }

    @Test
    void a_long_text_without_an_address_is_looked_at_once() {
        var text = "x".repeat(1_000_000) + " @ ";
        assertThat(Masked.addresses(text)).isEqualTo(text);
    }
}
