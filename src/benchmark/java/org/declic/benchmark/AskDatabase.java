package org.declic.benchmark;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service task of the comparison: how many times has this happened to the contact? An index answers. */
public final class AskDatabase implements JavaDelegate {

    private static JdbcTemplate jdbc;

    static void prepare(ProcessEngine engine) {
        jdbc = new JdbcTemplate(engine.getProcessEngineConfiguration().getDataSource());
        jdbc.execute("CREATE TABLE HAPPENED (EMAIL VARCHAR(254), NAME VARCHAR(255))");
        jdbc.execute("CREATE INDEX HAPPENED_TO ON HAPPENED (EMAIL, NAME)");
        jdbc.execute("INSERT INTO HAPPENED SELECT 'c' || I || '@example.com', 'Page visited'"
                + " FROM generate_series(0, 9999) I");
    }

    @Override
    public void execute(DelegateExecution execution) {
        var times = jdbc.queryForObject(
                "SELECT COUNT(*) FROM HAPPENED WHERE EMAIL = ? AND NAME = 'Subscribed to service'",
                Long.class,
                execution.getProcessBusinessKey());
        execution.setVariable("fits", times != null && times >= 3);
    }
}
