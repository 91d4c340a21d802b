package org.declic.app;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that tell whether an expression has been evaluated that must not be. */
@Configuration(proxyBeanMethods = false)
class Probes {

    @Bean
    QueryExpressionsTest.Probe probe() {
        return new QueryExpressionsTest.Probe();
    }

    @Bean
    ExpressionsContract.Trap trap() {
        return new ExpressionsContract.Trap();
    }
}
