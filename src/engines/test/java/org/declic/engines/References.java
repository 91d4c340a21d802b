package org.declic.engines;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/** What classes refer to: their supertypes, the types of their members, and what their code uses. */
final class References extends ClassVisitor {

    private final Set<Reference> found = new LinkedHashSet<>();

    References() {
        super(Opcodes.ASM9);
    }

    Set<Reference> found() {
        return found;
    }

    @Override
    public void visit(
            int version, int access, String name, String signature, String superclass, String[] interfaces) {
        type(Type.getObjectType(superclass));
        for (var one : interfaces) {
            type(Type.getObjectType(one));
        }
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        type(Type.getType(descriptor));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        types(descriptor);
        return new Code();
    }

    private void types(String descriptor) {
        type(Type.getReturnType(descriptor));
        for (var argument : Type.getArgumentTypes(descriptor)) {
            type(argument);
        }
    }

    private void type(Type type) {
        if (type.getSort() == Type.ARRAY) {
            type(type.getElementType());
        } else if (type.getSort() == Type.OBJECT) {
            found.add(new Reference(type.getClassName(), "", ""));
        } else if (type.getSort() == Type.METHOD) {
            types(type.getDescriptor());
        }
    }

    private void member(String owner, String name, String descriptor) {
        type(Type.getObjectType(owner));
        if (!owner.startsWith("[")) {
            found.add(new Reference(owner.replace('/', '.'), name, descriptor));
        }
        if (descriptor.startsWith("(")) {
            types(descriptor);
        } else {
            type(Type.getType(descriptor));
        }
    }

    private void constant(Object value) {
        if (value instanceof Type type) {
            type(type);
        } else if (value instanceof Handle handle) {
            member(handle.getOwner(), handle.getName(), handle.getDesc());
        }
    }

    private final class Code extends MethodVisitor {

        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            member(owner, name, descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            member(owner, name, descriptor);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            type(Type.getObjectType(type));
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(value);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            types(descriptor);
            for (var argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            if (type != null) {
                type(Type.getObjectType(type));
            }
        }
    }
}
