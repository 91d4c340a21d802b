package org.declic.engines;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.asm.Type;

/**
 * @param owner the class
 * @param member the method or field; empty if it is the class itself that is referred to
 * @param descriptor of the member
 */
record Reference(String owner, String member, String descriptor) {

    boolean isThere() {
        try {
            var type = Class.forName(owner, false, Reference.class.getClassLoader());
            return member.isEmpty() || has(type) || takesAnything(type);
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    /** The JVM looks in the class, its superclasses and their interfaces. */
    private boolean has(Class<?> type) {
        if (type == null) {
            return false;
        }
        if (member.equals("<init>")) {
            return Arrays.stream(type.getDeclaredConstructors())
                    .anyMatch(constructor -> isOpen(type, constructor)
                            && Type.getConstructorDescriptor(constructor).equals(descriptor));
        }
        return declares(type)
                || has(type.getSuperclass())
                || Arrays.stream(type.getInterfaces()).anyMatch(this::has)
                || type.isInterface() && has(Object.class);
    }

    private boolean declares(Class<?> type) {
        if (!descriptor.startsWith("(")) {
            return Arrays.stream(type.getDeclaredFields())
                    .anyMatch(field -> field.getName().equals(member)
                            && isOpen(type, field)
                            && Type.getDescriptor(field.getType()).equals(descriptor));
        }
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(member)
                        && isOpen(type, method)
                        && Type.getMethodDescriptor(method).equals(descriptor));
    }

    /** What is private is for the class itself and those within it, which the jar has. */
    private static boolean isOpen(Class<?> type, Member member) {
        return !Modifier.isPrivate(member.getModifiers()) || isOfJar(type);
    }

    private static boolean isOfJar(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        return source != null
                && Path.of(source.getLocation().getPath())
                        .endsWith(Path.of(System.getProperty("relocated.jar")).getFileName());
    }

    private static boolean takesAnything(Class<?> type) {
        return type == MethodHandle.class || type == VarHandle.class;
    }

    @Override
    public String toString() {
        return owner + (member.isEmpty() ? "" : "." + member + descriptor);
    }
}
