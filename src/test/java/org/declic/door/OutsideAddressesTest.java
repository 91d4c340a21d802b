package org.declic.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.declic.contact.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody has requests sent to this machine or its network. */
class OutsideAddressesTest {

    private final OutsideAddresses outside = new OutsideAddresses(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "https://localhost:8443/x",
                "http://LOCALHOST./",
                "http://a.localhost/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://198.18.0.1/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[::127.0.0.1]/"
            })
    void addresses_inside_are_refused_where_they_are_given_and_where_they_are_used(String address) throws IOException {
        assertThatThrownBy(() -> outside.of("url", address))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(
                        "url must not be an address inside, which declic.webhooks.allow-private would let be");
        assertThat(outside.mayReach(URI.create(address))).isFalse();
        assertThat(new OutsideAddresses(true).of("url", address)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://8.8.8.8/x?y=z",
                "http://[2606:4700::1]:8080/",
                "https://hooks.example.com/1",
                "http://172.32.0.1/"
            })
    void addresses_outside_are_taken(String address) {
        assertThatCode(() -> outside.of("url", address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://example.com",
                "http:///x",
                "http://user@example.com/",
                "file:///etc/passwd",
                "//example.com",
                "http://a b/",
                "http://127.1/"
            })
    void what_is_no_address_of_http_is_refused(String address) {
        assertThatThrownBy(() -> outside.of("url", address))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("url must be an address of http or https");
    }

    @Test
    void a_request_to_an_address_inside_is_not_sent() {
        var requests = new OutgoingRequests(outside, Duration.ofSeconds(2));
        assertThatThrownBy(() -> requests.send(URI.create("http://127.0.0.1:9/"), HttpRequest.newBuilder()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1 is an address inside");
    }
}
