package org.declic.benchmark.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.interceptor.EngineConfigurationConstants;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.eventregistry.api.EventRegistry;
import org.flowable.eventregistry.api.InboundEventChannelAdapter;
import org.flowable.eventregistry.impl.EventRegistryEngineConfiguration;
import org.flowable.eventregistry.model.InboundChannelModel;

/**
 * Flowable with its event registry, in a process of its own: events come in by a channel of this process and each starts an
 * instance that comes to a user task. Reads from its input how many, and answers how many a second there were.
 */
public final class FlowableStarts implements InboundEventChannelAdapter {

    private static final int THREADS = 10;
    private static final int CONTACTS = 10_000;
    private static final AtomicLong NUMBERS = new AtomicLong();

    private InboundChannelModel channel;
    private EventRegistry registry;

    private FlowableStarts() {}

    /** @param address the database's, its user and the password */
    public static void main(String[] address) throws Exception {
        var pool = new HikariConfig();
        pool.setJdbcUrl(address[0]);
        pool.setUsername(address[1]);
        pool.setPassword(address[2]);
        pool.setMaximumPoolSize(20);
        var starts = new FlowableStarts();
        try (var dataSource = new HikariDataSource(pool)) {
            var engine = starts.engine(dataSource);
            System.out.println("up " + ProcessEngine.VERSION);
            var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("rate " + starts.perSecond(engine, Integer.parseInt(line.strip())));
            }
            engine.close();
        }
    }

    private ProcessEngine engine(HikariDataSource dataSource) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(dataSource);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.FULL);
        configuration.setAsyncExecutorActivate(false);
        var engine = configuration.buildProcessEngine();
        var events = (EventRegistryEngineConfiguration)
                configuration.getEngineConfigurations().get(EngineConfigurationConstants.KEY_EVENT_REGISTRY_CONFIG);
        var manager = events.getExpressionManager();
        Map<Object, Object> beans = manager.getBeans() == null ? new HashMap<>() : new HashMap<>(manager.getBeans());
        beans.put("channel", this);
        manager.setBeans(beans);
        events.getEventRepositoryService()
                .createEventModelBuilder()
                .key("orderPlaced")
                .resourceName("orderPlaced.event")
                .correlationParameter("email", "string")
                .payload("data", "json")
                .deploy();
        events.getEventRepositoryService()
                .createInboundChannelModelBuilder()
                .key("shop")
                .resourceName("shop.channel")
                .channelAdapter("${channel}")
                .jsonDeserializer()
                .detectEventKeyUsingJsonField("type")
                .jsonFieldsMapDirectlyToPayload()
                .deploy();
        engine.getRepositoryService()
                .createDeployment()
                .addString("order.bpmn20.xml", """
                        <?xml version='1.0' encoding='UTF-8'?>
                        <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'
                            xmlns:flowable='http://flowable.org/bpmn' targetNamespace='peer'>
                          <process id='order' isExecutable='true'>
                            <startEvent id='start'>
                              <extensionElements>
                                <flowable:eventType>orderPlaced</flowable:eventType>
                                <flowable:eventOutParameter source='email' target='contact' />
                                <flowable:eventOutParameter source='data' target='event' />
                              </extensionElements>
                            </startEvent>
                            <sequenceFlow id='flow' sourceRef='start' targetRef='task' />
                            <userTask id='task' />
                          </process>
                        </definitions>
                        """)
                .deploy();
        return engine;
    }

    private double perSecond(ProcessEngine engine, int events) throws Exception {
        var before = count(engine);
        var left = new AtomicInteger(events);
        var threads = Executors.newFixedThreadPool(THREADS);
        var started = System.nanoTime();
        var running = new ArrayList<Future<?>>();
        for (var thread = 0; thread < THREADS; thread++) {
            running.add(threads.submit(() -> {
                while (left.getAndDecrement() > 0) {
                    registry.eventReceived(channel, event());
                }
            }));
        }
        for (var one : running) {
            one.get();
        }
        var perSecond = events * 1e9 / (System.nanoTime() - started);
        threads.shutdown();
        var instances = count(engine) - before;
        if (instances != events) {
            throw new IllegalStateException(instances + " instances for " + events + " events");
        }
        return perSecond;
    }

    private static long count(ProcessEngine engine) {
        return engine.getRuntimeService().createProcessInstanceQuery().count();
    }

    private static String event() {
        var number = NUMBERS.incrementAndGet();
        return "{\"type\":\"orderPlaced\",\"email\":\"c" + Math.floorMod(number * 7919, CONTACTS)
                + "@example.com\",\"data\":{\"orderId\":\"A-10042\",\"amount\":129.9,\"currency\":\"EUR\",\"items\":3}}";
    }

    @Override
    public void setInboundChannelModel(InboundChannelModel model) {
        channel = model;
    }

    @Override
    public void setEventRegistry(EventRegistry events) {
        registry = events;
    }
}
