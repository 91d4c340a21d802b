package org.declic.boot.guest;

import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/** Where the doors are: no child of the application's context, whose advice would be found here then. */
final class DoorContext extends AnnotationConfigWebApplicationContext {

    private final ConfigurableApplicationContext host;

    DoorContext(ConfigurableApplicationContext host, ServletContext server) {
        this.host = host;
        setDisplayName("Declic's doors");
        setNamespace("declic");
        setEnvironment(host.getEnvironment());
        setClassLoader(host.getClassLoader());
        setServletContext(server);
    }

    @Override
    protected DefaultListableBeanFactory createBeanFactory() {
        return new DoorBeans(host.getBeanFactory());
    }
}
