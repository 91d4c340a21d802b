package org.declic.app;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the clocks of an application go wrong by a fixed time: in Declic, not in the engine, whose clock is the JVM's. */
final class ShiftedClock implements BeanPostProcessor {

    private final Duration offset;

    private ShiftedClock(Duration offset) {
        this.offset = offset;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Clock clock ? Clock.offset(clock, offset) : bean;
    }

    @Configuration(proxyBeanMethods = false)
    static class Behind {

        @Bean
        static BeanPostProcessor clockBehind() {
            return new ShiftedClock(Duration.ofHours(-7));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Ahead {

        @Bean
        static BeanPostProcessor clockAhead() {
            return new ShiftedClock(Duration.ofHours(5));
        }
    }
}
