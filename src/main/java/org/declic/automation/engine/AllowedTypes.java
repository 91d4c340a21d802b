package org.declic.automation.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.WhitelistingDeserializationTypeValidator;
import org.jspecify.annotations.Nullable;

/**
 * Which classes the engine may make an object of when it reads a variable: texts, numbers, dates and collections of the JDK, and
 * those that the engine's settings {@code deserializationAllowedClasses} and {@code …Packages} name. The engine's own list lets in
 * all of {@code java.lang}, {@code Iterable} among it, whose elements nobody looks at. So a class that has type parameters must be
 * a collection or a map: the engine checks what is in those.
 */
final class AllowedTypes implements WhitelistingDeserializationTypeValidator {

    private static final Set<String> OF_THE_JDK = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Number",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.util.ArrayList",
            "java.util.Arrays$ArrayList",
            "java.util.Collection",
            "java.util.Date",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.List",
            "java.util.Map",
            "java.util.Properties",
            "java.util.Set",
            "java.util.SortedMap",
            "java.util.SortedSet",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.UUID");

    /** Values, and collections that can't be changed. */
    private static final Set<String> PACKAGES_OF_THE_JDK =
            Set.of("java.time.", "java.util.Collections$", "java.util.ImmutableCollections$");

    private Set<String> classes = Set.of();
    private Set<String> packages = Set.of();

    /** @param names separated by commas */
    @Override
    public void setAllowedClasses(@Nullable String names) {
        classes = split(names);
    }

    /** @param names separated by commas; the packages below them are allowed too */
    @Override
    public void setAllowedPackages(@Nullable String names) {
        packages = split(names).stream()
                .map(name -> name.endsWith(".") ? name : name + ".")
                .collect(Collectors.toSet());
    }

    @Override
    public boolean validate(@Nullable String name) {
        return name == null
                || name.isBlank()
                || OF_THE_JDK.contains(name)
                || PACKAGES_OF_THE_JDK.stream().anyMatch(name::startsWith)
                || (isNamed(name) && !hasUncheckedParts(name));
    }

    private boolean isNamed(String name) {
        return classes.contains(name) || packages.stream().anyMatch(name::startsWith);
    }

    private static boolean hasUncheckedParts(String name) {
        try {
            var type = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return type.getTypeParameters().length > 0
                    && !Collection.class.isAssignableFrom(type)
                    && !Map.class.isAssignableFrom(type);
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }

    private static Set<String> split(@Nullable String names) {
        return names == null
                ? Set.of()
                : Arrays.stream(names.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
