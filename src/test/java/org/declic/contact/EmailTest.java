package org.declic.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.declic.event.EventName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are one address. */
class EmailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@example.com",
                " ANA@Example.COM\t",
                "\u00a0ana@example.com\u2003",
                "\u3000ana@example.com\u200b",
                "\ufeffana@example.com",
                "\u202aana@example.com\u202c",
                "\r\nana@example.com\u0000",
                "\u0085\u2028ana@example.com\u2029\u001f",
                "\u2060ana@example.com\u00ad",
            })
    void white_space_and_control_characters_at_the_ends_are_no_part_of_an_address(String text) {
        assertThat(new Email(text)).isEqualTo(new Email("ana@example.com"));
        assertThat(Email.of("email", text).value()).isEqualTo("ana@example.com");
        assertThat(Email.in(text).orElseThrow()).hasSameHashCodeAs(new Email("ana@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a na@example.com",
                "a\u00a0na@example.com",
                "ana@exam\u2003ple.com",
                "ana@exam\u3000ple.com",
                "ana@\u00a0example.com",
                "a\u200bna@example.com",
                "ana@example\u0000.com",
                "an\u0007a@example.com",
                "ana@exam\u00adple.com",
                "ana@example.com\u0000x",
                "\u00a0",
                "\u3000@\u3000",
            })
    void white_space_and_control_characters_inside_are_refused(String text) {
        assertThat(Email.in(text)).isEmpty();
        assertThatThrownBy(() -> Email.of("visit.email", text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("visit.email must be an e-mail address");
    }

    @ParameterizedTest
    @CsvSource({
        "jörg@müller.example,jörg@xn--mller-kva.example",
        "jörg@MÜLLER.example,jörg@XN--MLLER-KVA.example",
        "ana@müller.bücher.example,ana@müller.xn--bcher-kva.example",
        "ana@例え.テスト,ana@xn--r8jz45g.xn--zckzah",
        "ana@例え。テスト,ana@xn--r8jz45g.xn--zckzah",
        "ana@mu\u0308ller.example,ana@xn--mller-kva.example",
        "jo\u0308rg@example.com,jörg@example.com",
        "ana@straße.example,ana@xn--strae-oqa.example",
        "ana@STRAẞE.example,ana@XN--STRAE-OQA.example",
        "ana@faß.straße.example,ana@xn--fa-hia.xn--strae-oqa.example",
        "ana@βόλος.example,ana@xn--nxasmm1c.example",
        "ana@ｅxample.com,ana@example.com",
        "ana@ＥＸＡＭＰＬＥ．ＣＯＭ,ana@example.com",
        "ana@ｘｎ－－mller-kva｡example,ana@müller.example",
        "ana@ﬁnca.example,ana@finca.example",
        "ana@℡.example,ana@tel.example",
    })
    void a_host_name_in_the_form_of_the_network_is_that_of_its_readers(String one, String other) {
        assertThat(new Email(one)).isEqualTo(new Email(other));
        assertThat(new Email(new Email(other).value())).isEqualTo(new Email(one));
    }

    @ParameterizedTest
    @CsvSource({
        "ana@straße.example,ana@strasse.example",
        "ana@xn--strae-oqa.example,ana@strasse.example",
        "ana@xn--nxasmm1c.example,ana@xn--nxasmq6b.example",
        "ｅna@example.com,ena@example.com",
        "ana@xn--strae-.example,ana@strae.example",
        "ana@xn--mller-kva.example,ana@mller.example",
        "ana@xn--.example,ana@example",
        "xn--mller-kva@example.com,müller@example.com",
    })
    void other_hosts_stay_others(String one, String other) {
        assertThat(new Email(one)).isNotEqualTo(new Email(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--strae-oqa9",
                "xn--strae-oqa-",
                "xn--99999999",
                "xn--\u00df",
                "xn---oqa",
                "xn--a-ecp.ru",
                "xn--zca-a",
                "xn--"
            })
    void what_is_not_encoded_rightly_stays_as_it_is(String host) {
        assertThat(Email.in("ana@" + host + ".example")).map(Email::value).hasValue("ana@" + host + ".example");
    }

    @Test
    void names_of_events_have_no_white_space_at_their_ends() {
        assertThat(new EventName("\u00a0\u3000Order placed\u200b\u0000")).isEqualTo(new EventName("Order placed"));
        assertThatThrownBy(() -> new EventName("\u00a0\u0000"))
                .hasMessageStartingWith("event must be a name of 1 to 255");
        assertThatThrownBy(() -> new EventName("Order\u0000placed"))
                .hasMessageStartingWith("event must not have control");
    }
}
