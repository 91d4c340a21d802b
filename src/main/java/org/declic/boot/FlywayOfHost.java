package org.declic.boot;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * Spring Boot runs Flyway as soon as it is on the class path, where it is because of Declic: over tables that nobody has asked it to
 * migrate. So it does not, unless the application has asked for it by a setting, a migration or a bean. It works where
 * {@code declic.enabled} is off too, and is no bean.
 */
final class FlywayOfHost implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final ConfigurationPropertyName SETTINGS = ConfigurationPropertyName.of("spring.flyway");
    private static final String USUAL_PLACE = "classpath*:db/migration/**/*.*";
    private static final String OF_SPRING_BOOT = ".FlywayAutoConfiguration";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!ClassUtils.isPresent("org.flywaydb.core.Flyway", context.getClassLoader())) {
            return;
        }
        context.addBeanFactoryPostProcessor(beans -> {
            if (beans instanceof BeanDefinitionRegistry registry && !isAsked(context, beans)) {
                Stream.of("flywayInitializer", "flyway")
                        .filter(name -> registry.containsBeanDefinition(name) && isOfSpringBoot(beans, name))
                        .forEach(registry::removeBeanDefinition);
            }
        });
    }

    private static boolean isAsked(ConfigurableApplicationContext context, ConfigurableListableBeanFactory beans) {
        return isSet(context.getEnvironment()) || hasMigrations(context.getClassLoader()) || hasBeans(beans);
    }

    private static boolean isSet(Environment environment) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source.containsDescendantOf(SETTINGS) == ConfigurationPropertyState.PRESENT) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMigrations(ClassLoader classes) {
        try {
            return new PathMatchingResourcePatternResolver(classes).getResources(USUAL_PLACE).length > 0;
        } catch (IOException none) {
            return false;
        }
    }

    private static boolean hasBeans(ConfigurableListableBeanFactory beans) {
        return beans.getBeanNamesForAnnotation(FlywayDataSource.class).length > 0
                || Stream.of(
                                JavaMigration.class,
                                Callback.class,
                                FlywayMigrationStrategy.class,
                                FlywayConfigurationCustomizer.class)
                        .flatMap(type -> Arrays.stream(beans.getBeanNamesForType(type, true, false)))
                        .anyMatch(name -> !isOfSpringBoot(beans, name));
    }

    private static boolean isOfSpringBoot(ConfigurableListableBeanFactory beans, String name) {
        return beans.containsBeanDefinition(name)
                && String.valueOf(beans.getBeanDefinition(name).getFactoryBeanName())
                        .contains(OF_SPRING_BOOT);
    }
}
