package org.declic.boot.guest;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeConverter;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * The beans of the doors. What they need of Declic and of the engine comes from the application; nothing else does, so that
 * the application's advice, converters and other beans of Spring MVC change nothing here.
 */
final class DoorBeans extends DefaultListableBeanFactory {

    private static final long serialVersionUID = 1L;

    private final transient AutowireCapableBeanFactory host;

    DoorBeans(AutowireCapableBeanFactory host) {
        this.host = host;
    }

    @Override
    public @Nullable Object resolveDependency(
            DependencyDescriptor descriptor,
            @Nullable String requestingBean,
            @Nullable Set<String> autowiredBeans,
            @Nullable TypeConverter converter) {
        var wanted = wanted(descriptor);
        return isOfHost(wanted) && getBeanNamesForType(wanted, true, false).length == 0
                ? host.resolveDependency(descriptor, requestingBean)
                : super.resolveDependency(descriptor, requestingBean, autowiredBeans, converter);
    }

    private static boolean isOfHost(Class<?> type) {
        return type == Clock.class
                || type.getName().startsWith("org.declic.")
                || type.getName().startsWith("org.camunda.bpm.");
    }

    /** What a provider provides. */
    private static Class<?> wanted(DependencyDescriptor descriptor) {
        var type = descriptor.getDependencyType();
        return ObjectFactory.class.isAssignableFrom(type) || type == Optional.class
                ? descriptor.getResolvableType().getGeneric(0).resolve(Object.class)
                : type;
    }
}
