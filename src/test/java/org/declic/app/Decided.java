package org.declic.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The decisions of an application. */
record Decided(App app) {

    List<String> outcomes(String automation, String contact) {
        return app.decisions(automation, contact).stream()
                .map(decision -> decision.get("outcome"))
                .map(JsonNode::textValue)
                .toList();
    }

    /** Event, outcome and kind of each, the first one first, as they are stored. */
    List<String> rows(String automation, String contact) {
        return new JdbcTemplate(app.bean(DataSource.class))
                .queryForList(
                        "SELECT EVENT || ' ' || OUTCOME || ' ' || KIND FROM DECLIC_DECISION"
                                + " WHERE AUTOMATION = ? AND CONTACT = ? ORDER BY ID",
                        String.class,
                        automation,
                        contact);
    }
}
