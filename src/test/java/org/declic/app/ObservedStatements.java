package org.declic.app;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Statements of an application, each of them one trip to the database: counted, or with work of somebody else just before or
 * after, so that two collide whenever a test runs.
 */
public class ObservedStatements implements BeanPostProcessor, QueryExecutionListener {

    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();
    private volatile String statement = "";
    private volatile IntConsumer work = number -> {};
    private volatile boolean deadlock;
    private volatile Predicate<String> looked = statement -> false;
    private volatile Runnable between = () -> {};
    private volatile Predicate<String> counted = statement -> false;

    /** Before each of the next statements that begin so, work is done and committed on another thread. */
    void before(String statement, int times, IntConsumer work) {
        this.statement = statement;
        this.work = work;
        deadlock = false;
        left.set(times);
    }

    /** Each of the next statements that begin so fails as the database fails the one that it picks of a deadlock. */
    void deadlock(String statement, int times) {
        this.statement = statement;
        deadlock = true;
        left.set(times);
    }

    /** After each such statement work is done. */
    void after(Predicate<String> statement, Runnable work) {
        between = work;
        looked = statement;
    }

    /** Counts such statements from now on, from zero; a batch of rows is one. */
    void count(Predicate<String> statement) {
        count.set(0);
        counted = statement;
    }

    /** As if nobody had asked for anything. */
    void none() {
        left.set(0);
        looked = statement -> false;
        counted = statement -> false;
    }

    /** How often work is still to be done before a statement. */
    int left() {
        return left.get();
    }

    int counted() {
        return count.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource
                ? ProxyDataSourceBuilder.create(dataSource).listener(this).build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo info, List<QueryInfo> queries) {
        if (left.get() > 0 && any(queries, query -> query.startsWith(statement))) {
            var number = left.getAndDecrement();
            if (number > 0 && deadlock) {
                throw ObservedStatements.<RuntimeException>sneaky(new SQLException("deadlock detected", "40001"));
            }
            if (number > 0) {
                CompletableFuture.runAsync(() -> work.accept(number)).join();
            }
        }
    }

    @Override
    public void afterQuery(ExecutionInfo info, List<QueryInfo> queries) {
        if (any(queries, counted)) {
            count.incrementAndGet();
        }
        if (any(queries, looked)) {
            between.run();
        }
    }

    /** Statements may throw it, though the listener says nothing of it. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException sneaky(Exception failure) throws E {
        throw (E) failure;
    }

    private static boolean any(List<QueryInfo> queries, Predicate<String> statement) {
        return queries.stream().map(QueryInfo::getQuery).anyMatch(statement);
    }
}
