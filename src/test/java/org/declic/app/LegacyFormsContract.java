package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of ActiveCampaign's old API are read as they declare, or refused. */
abstract class LegacyFormsContract extends ApiClientContract {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ; charset=ISO-8859-1 | first_name=Zo%EB
            ; charset=utf-8 | first_name=Zo%C3%AB
            '' | first_name=Zo%C3%AB
            '' | first_name=Zo%EB&_charset_=ISO-8859-1
            """)
    void a_form_is_read_in_the_character_set_that_it_declares(String declared, String form) {
        var answer = sent(declared, "email=zoe@old.example&" + form);
        assertThat(answer.get("result_code").intValue()).as(answer.toString()).isOne();
        assertThat(Client.json(app.send(app.request("/admin/api.php?api_key=demo&api_action=contact_view_email"
                                + "&email=zoe@old.example&api_output=json")))
                        .get("first_name")
                        .textValue())
                .isEqualTo("Zo\u00eb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first_name=Zo%EB", "first_name=%zz", "first_name=%"})
    void what_is_no_text_in_a_form_is_refused_and_changes_nothing(String form) {
        var answer = sent("", "email=odd.text@old.example&" + form);
        assertThat(answer.get("result_code").intValue()).as(answer.toString()).isZero();
        var query = app.send(app.request("/admin/api.php?api_key=demo&api_action=contact_view_email"
                + "&email=odd.text@old.example&api_output=json"));
        assertThat(Client.json(query).get("result_code").intValue()).isZero();
    }

    @Test
    void a_query_that_is_escaped_wrongly_is_refused_by_name() {
        var answer = Wire.ask(
                app,
                "GET /admin/api.php?api_key=demo&api_action=contact_list&ids=ALL&filters[email]=%zz&api_output=json");
        assertThat(answer).contains("filters[email] must be UTF-8, percent-encoded, got '%zz'");
    }

    private JsonNode sent(String declared, String form) {
        return Client.json(app.send(app.request("/admin/api.php?api_key=demo&api_action=contact_sync&api_output=json")
                .header("Content-Type", "application/x-www-form-urlencoded" + declared)
                .POST(BodyPublishers.ofString(form))));
    }
}
