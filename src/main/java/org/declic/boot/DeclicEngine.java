package org.declic.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.declic.automation.DeclicPlugin;
import org.declic.event.ContactChanges;
import org.declic.event.RecordEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Declic in an engine that no Spring Boot makes, such as one of a {@code camunda.cfg.xml}: recording, correlating and steps, without
 * doors over HTTP and Cockpit. Events and instances are written in one transaction, so that the engine must be one of Spring's
 * transactions ({@link SpringProcessEngineConfiguration}); engines that are shared by a server, with JTA, are not among them.
 */
public final class DeclicEngine implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;

    private DeclicEngine(DataSource dataSource, PlatformTransactionManager transactions, Map<String, Object> settings) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("declic", settings));
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.registerBean("dataSource", DataSource.class, () -> dataSource);
        context.registerBean("transactionManager", PlatformTransactionManager.class, () -> transactions);
        context.register(Parts.class);
        context.refresh();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Has the engine be made with Declic in it, on its database and in its transactions. What the configuration has as beans for
     * expressions stays; the steps come to it under their names.
     */
    public SpringProcessEngineConfiguration joinTo(SpringProcessEngineConfiguration configuration) {
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        configuration.setBeans(new StepsAndBeans(configuration.getBeans(), context));
        var plugins = new ArrayList<>(configuration.getProcessEnginePlugins());
        if (plugins.stream().noneMatch(SpinProcessEnginePlugin.class::isInstance)) {
            plugins.add(new SpinProcessEnginePlugin()); // the data of an event is a variable in JSON
        }
        plugins.add(context.getBean(DeclicPlugin.class));
        configuration.setProcessEnginePlugins(plugins);
        return configuration;
    }

    /** Where an application records events. */
    public RecordEvents recordEvents() {
        return context.getBean(RecordEvents.class);
    }

    /** Where an application changes contacts, their lists and tags. */
    public ContactChanges contactChanges() {
        return context.getBean(ContactChanges.class);
    }

    /** What else there is, such as {@code Decisions}. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** After the engine has been closed. */
    @Override
    public void close() {
        context.close();
    }

    /** What is needed: a data source, its transactions, and settings that differ from the usual ones. */
    public static final class Builder {

        private final Map<String, Object> settings = new LinkedHashMap<>();
        private @Nullable DataSource dataSource;
        private @Nullable PlatformTransactionManager transactions;

        private Builder() {}

        public Builder dataSource(DataSource dataSource) {
            this.dataSource = dataSource;
            return this;
        }

        /** That of the data source. */
        public Builder transactionManager(PlatformTransactionManager transactions) {
            this.transactions = transactions;
            return this;
        }

        /** @param name such as {@code declic.late-after} */
        public Builder set(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /** Migrates the tables. */
        public DeclicEngine build() {
            return new DeclicEngine(
                    Objects.requireNonNull(dataSource, "dataSource must be set"),
                    Objects.requireNonNull(transactions, "transactionManager must be set"),
                    settings);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        DeclicProperties.class,
        LimitSettings.class,
        GuestSettings.class,
        WebhookSettings.class
    })
    @Import({
        StoreConfiguration.class,
        ContactStoreConfiguration.class,
        HousekeepingConfiguration.class,
        EngineConfiguration.class,
        InstanceConfiguration.class,
        WorkConfiguration.class,
        StepConfiguration.class,
        MailConfiguration.class
    })
    static class Parts {}
}
