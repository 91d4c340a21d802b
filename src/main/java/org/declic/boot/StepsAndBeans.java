package org.declic.boot;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** What expressions find by name: an application's own beans, and the steps, of which each look-up gets a new one. */
final class StepsAndBeans extends AbstractMap<Object, Object> {

    private final Map<Object, Object> own;
    private final BeanFactory steps;

    StepsAndBeans(@Nullable Map<Object, Object> own, BeanFactory steps) {
        this.own = own == null ? Map.of() : own;
        this.steps = steps;
    }

    @Override
    public boolean containsKey(Object name) {
        return own.containsKey(name) || steps.containsBean(String.valueOf(name));
    }

    @Override
    public @Nullable Object get(Object name) {
        if (own.containsKey(name)) {
            return own.get(name);
        }
        return steps.containsBean(String.valueOf(name)) ? steps.getBean(String.valueOf(name)) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return own.entrySet();
    }
}
