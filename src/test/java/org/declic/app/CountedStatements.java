package org.declic.app;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts trips to the database; a batch of rows is one. */
public class CountedStatements implements BeanPostProcessor, QueryExecutionListener {

    private final AtomicInteger count = new AtomicInteger();
    private volatile Predicate<String> counted = statement -> false;

    /** Counts such statements from now on, from zero. */
    void count(Predicate<String> statement) {
        count.set(0);
        counted = statement;
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
    public void beforeQuery(ExecutionInfo info, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo info, List<QueryInfo> queries) {
        if (queries.stream().anyMatch(query -> counted.test(query.getQuery().trim()))) {
            count.incrementAndGet();
        }
    }
}
