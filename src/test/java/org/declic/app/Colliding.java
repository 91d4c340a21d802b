package org.declic.app;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A step that collides with somebody else as often as it is told to. */
public final class Colliding implements JavaDelegate {

    static final AtomicInteger TIMES = new AtomicInteger();

    private Expression how;

    @Override
    public void execute(DelegateExecution execution) throws SQLException {
        if (TIMES.getAndDecrement() > 0) {
            var said = how.getValue(execution).toString();
            if (said.equals("optimistic")) {
                throw new OptimisticLockingException("changed by somebody else");
            }
            throw new SQLException("deadlock detected", said);
        }
    }
}
