package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A variable of the type Object that is a data source. Whoever has it made and shown runs what stands in its address.
 *
 * @param written the file that is there once it has run
 */
record HostileVariable(Path written) {

    static final String SOURCE = "org.springframework.jdbc.datasource.DriverManagerDataSource";

    /** The data source, in JSON. */
    String json() {
        return "{\"url\":\"jdbc:h2:mem:" + written.getFileName() + ";INIT=CALL CSVWRITE('" + written
                + "', 'SELECT 1')\"}";
    }

    /** For requests that take any number of variables. */
    String variables(String type) {
        return "{\"gadget\":" + variable(type) + "}";
    }

    /** In Camunda's JSON, as of the type. */
    String variable(String type) {
        return """
                {"type":"Object","value":"%s","valueInfo":{"objectTypeName":"%s",
                "serializationDataFormat":"application/json"}}""".formatted(json().replace("\"", "\\\""), type);
    }

    /** The multipart body of a variable, of a list of data sources if the type is one of them; the boundary is x. */
    String upload(String type) {
        return """
                --x\r
                Content-Disposition: form-data; name="data"; filename="x"\r
                Content-Type: application/json\r
                \r
                %s\r
                --x\r
                Content-Disposition: form-data; name="type"\r
                Content-Type: text/plain\r
                \r
                %s\r
                --x--\r
                """.formatted(type.equals(SOURCE) ? json() : "[" + json() + "]", type);
    }

    /** As if it had been taken by an engine that checked nothing. */
    void store(App app, String instance) {
        app.engine()
                .getRuntimeService()
                .setVariable(
                        instance,
                        "gadget",
                        Variables.serializedObjectValue("[]")
                                .objectTypeName("java.util.ArrayList")
                                .serializationDataFormat("application/json")
                                .create());
        var database = new JdbcTemplate(app.bean(DataSource.class));
        for (var table : new String[] {"ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL"}) {
            database.update(
                    "UPDATE " + table + " SET TEXT2_ = ? WHERE PROC_INST_ID_ = ? AND NAME_ = 'gadget'",
                    SOURCE,
                    instance);
            database.update(
                    "UPDATE ACT_GE_BYTEARRAY SET BYTES_ = ? WHERE ID_ IN (SELECT BYTEARRAY_ID_ FROM " + table
                            + " WHERE PROC_INST_ID_ = ? AND NAME_ = 'gadget')",
                    json().getBytes(UTF_8),
                    instance);
        }
    }
}
