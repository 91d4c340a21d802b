package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** An administrator's requests that erase contacts, and a look at what is left of one. */
record ContactErasure(App app) {

    private static final String TEXT_COLUMNS = """
            SELECT C.TABLE_NAME, C.COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS C
            JOIN INFORMATION_SCHEMA.TABLES T ON T.TABLE_NAME = C.TABLE_NAME AND T.TABLE_SCHEMA = C.TABLE_SCHEMA
            WHERE UPPER(C.TABLE_SCHEMA) = 'PUBLIC' AND T.TABLE_TYPE = 'BASE TABLE'
                AND UPPER(C.DATA_TYPE) LIKE '%CHARACTER%'""";

    HttpResponse<String> erase(String path) {
        return app.send(
                app.request(path).header("Authorization", Client.basic()).method("DELETE", BodyPublishers.noBody()));
    }

    /** What was removed, by kind. */
    static JsonNode removed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer).get("removed");
    }

    /** Erases, and says how many process instances were removed. */
    long removedInstances(String path) {
        return removed(erase(path)).get("processInstances").longValue();
    }

    /** Wherever in the database the text stands: tables and columns. */
    List<String> traces(String text) {
        var traces = new ArrayList<String>();
        jdbc().query(TEXT_COLUMNS, row -> {
            if (isIn(row.getString(1), row.getString(2), text)) {
                traces.add(row.getString(1) + "." + row.getString(2));
            }
        });
        return traces;
    }

    private boolean isIn(String table, String column, String text) {
        return jdbc().queryForObject(
                                "SELECT COUNT(*) FROM \"" + table + "\" WHERE \"" + column + "\" LIKE ?",
                                Long.class,
                                "%" + text + "%")
                > 0;
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(app.bean(DataSource.class));
    }
}
