package org.declic.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.declic.client.api.ActiveCampaignApi3Api;
import org.declic.client.api.AutomationsApi;
import org.declic.client.api.EventsApi;
import org.declic.client.model.ApiContactChange;
import org.declic.client.model.ApiContactRequest;
import org.declic.client.model.DryRunRequest;
import org.junit.jupiter.api.Test;

/** A client that is generated of the description alone does what one by hand would do. */
class ClientTest {

    private final String contact = UUID.randomUUID() + "@client.example";

    @Test
    void an_event_is_tracked_and_the_decision_about_it_is_read() throws Exception {
        var user = new AutomationsApi(client("Authorization", "Basic " + Base64.getEncoder()
                .encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8))));
        var wouldEnter = user.explainEvent(new DryRunRequest().contact(contact).event("Client signed up"));
        assertThat(wouldEnter.getTriggers()).hasSize(1);

        var tracked = new EventsApi(client("X-None", ""))
                .trackEvent("demo", "demo", "Client signed up", "{\"email\":\"" + contact + "\"}", "{\"plan\":\"pro\"}",
                        null, null, null);
        assertThat(tracked.getSuccess()).isEqualTo(1);

        var ends = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        var entries = user.listEntries("client", contact, null, null, null, null, null, null, null, null, null);
        while (entries.getEntries().isEmpty() && System.nanoTime() < ends) {
            Thread.sleep(100);
            entries = user.listEntries("client", contact, null, null, null, null, null, null, null, null, null);
        }
        assertThat(entries.getEntries()).singleElement().satisfies(one -> {
            assertThat(one.getOutcome()).isEqualTo("entered");
            assertThat(one.getContact()).isEqualTo(contact);
        });
        assertThat(entries.getMeta().getTotal()).isEqualTo(1);
    }

    @Test
    void a_contact_is_made_by_the_token_of_an_account() throws Exception {
        var api = new ActiveCampaignApi3Api(client("Api-Token", "demo"));
        var made = api.api3AddContact(
                new ApiContactRequest().contact(new ApiContactChange().email(contact).firstName("Cy")));
        assertThat(made.getContact().getEmail()).isEqualTo(contact);
        var read = api.api3GetContact(made.getContact().getId());
        assertThat(read.getContact().getFirstName()).isEqualTo("Cy");
        assertThat(read.getContactLists()).isEmpty();
        assertThat(api.api3GetAccount().getUser().getUsername()).isEqualTo("demo");
    }

    @Test
    void who_has_no_credentials_is_told_so() throws Exception {
        var nobody = new AutomationsApi(client("X-None", ""));
        assertThatThrownBy(() -> nobody.listAutomations(null, null))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.getCode()).isEqualTo(401));
    }

    private static ApiClient client(String header, String value) {
        var client = new ApiClient();
        client.updateBaseUri(System.getProperty("root"));
        client.setRequestInterceptor(request -> request.header(header, value));
        return client;
    }
}
