package org.declic.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Finds out how many rows each statement reads that is sent to the database, whoever sends it: just before it is executed it is
 * explained, on its own connection and with its own parameters, and what that has changed is undone.
 */
public class ReadRows implements BeanPostProcessor, QueryExecutionListener {

    /** How often a statement is looked at, as its parameters differ. */
    private static final int LOOKS = 2;

    private final Map<String, Integer> looks = new ConcurrentHashMap<>();
    private final List<Read> reads = new ArrayList<>();
    private volatile Set<String> names = Set.of();
    private volatile boolean looking;

    /** From now on. */
    void look(Set<String> names) {
        this.names = names;
        looks.clear();
        synchronized (reads) {
            reads.clear();
        }
        looking = true;
    }

    /** What was read since. */
    List<Read> stop() {
        looking = false;
        synchronized (reads) {
            return List.copyOf(reads);
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource
                ? ProxyDataSourceBuilder.create(dataSource).listener(this).build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo info, List<QueryInfo> queries) {
        for (var query : queries) {
            var sql = query.getQuery().strip();
            var parameters = parameters(query);
            if (looking && !isOfTest() && isRead(sql) && looks.merge(key(sql, parameters), 1, Integer::sum) <= LOOKS) {
                try {
                    explain(info.getStatement().getConnection(), sql, parameters);
                } catch (SQLException failed) {
                    throw new IllegalStateException(sql, failed);
                }
            }
        }
    }

    @Override
    public void afterQuery(ExecutionInfo info, List<QueryInfo> queries) {}

    private static boolean isOfTest() {
        return Thread.currentThread().getName().matches("main|awaitility.*");
    }

    private static boolean isRead(String sql) {
        return sql.matches("(?is)(select|with|insert|update|delete|merge)\\b.*");
    }

    /** Apart for each name that is asked for, as there may be more rows of one than of another. */
    private String key(String sql, Object[] parameters) {
        var named = Arrays.stream(parameters)
                .map(String::valueOf)
                .filter(names::contains)
                .toList();
        return shape(sql) + named;
    }

    /** Lists of parameters differ in length only. */
    private static String shape(String sql) {
        return sql.replaceAll("\\s+", " ").replaceAll("\\(\\s*\\?( , \\?|, \\?|,\\?)*\\s*\\)", "(?)");
    }

    /** Of a batch those of the first. */
    private static Object[] parameters(QueryInfo query) {
        var places = new TreeMap<Integer, Object>();
        query.getParametersList().stream()
                .limit(1)
                .flatMap(List::stream)
                .forEach(set -> places.put((Integer) set.getArgs()[0], value(set)));
        return places.values().toArray();
    }

    private static Object value(ParameterSetOperation set) {
        return ParameterSetOperation.isSetNullParameterOperation(set) ? Parameter.NULL : set.getArgs()[1];
    }

    private void explain(Connection connection, String sql, Object[] parameters) throws SQLException {
        var own = connection.getAutoCommit();
        connection.setAutoCommit(false);
        var before = connection.setSavepoint();
        try {
            for (var how : plans(connection)) {
                var plan = how.of(connection, sql, parameters);
                var read = new Read(sql, List.of(parameters), plan.rows(), plan.how(), from());
                synchronized (reads) {
                    reads.add(read);
                }
                connection.rollback(before);
            }
        } finally {
            connection.rollback(before);
            if (own) {
                connection.rollback();
                connection.setAutoCommit(true);
            } else {
                connection.releaseSavepoint(before);
            }
        }
    }

    private static String from() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(frame -> frame.getClassName() + "." + frame.getMethodName())
                        .filter(frame -> frame.startsWith("org.declic.") || frame.startsWith("org.camunda."))
                        .filter(frame -> !frame.startsWith(ReadRows.class.getName()))
                        .map(frame -> frame.replaceAll(".*\\.(\\w[^.]*\\.[^.]+)$", "$1"))
                        .distinct()
                        .limit(60)
                        .collect(Collectors.joining(" < ")));
    }

    private static List<Explained> plans(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("H2")
                ? List.of(H2Plan::read)
                : List.of(PostgresPlan.known(), PostgresPlan.generic());
    }

    /** What a statement is given in a place. */
    enum Parameter {
        NULL
    }

    /** A way of explaining. */
    interface Explained {
        Plan of(Connection connection, String sql, Object[] parameters) throws SQLException;
    }

    /** @param how with the plan itself */
    record Plan(long rows, String how) {}

    /**
     * What a statement has read.
     *
     * @param rows of all tables, those included that were left out after they had been read
     * @param how which plan it was, and the plan
     * @param from who has sent it
     */
    record Read(String sql, List<Object> parameters, long rows, String how, String from) {

        /** The statement, but for how many parameters its lists have. */
        String shape() {
            return ReadRows.shape(sql);
        }

        /** Whether it is about this. */
        boolean names(String name) {
            return parameters.stream()
                    .anyMatch(one ->
                            one instanceof String[] some ? Arrays.asList(some).contains(name) : name.equals(one));
        }

        @Override
        public String toString() {
            return rows + " rows by " + from + "\n" + sql + "\n" + how;
        }
    }
}
