package org.declic.automation.engine;

import org.declic.contact.InvalidInput;

/** What is thrown for a variable that is not allowed: in the form of Camunda's REST API, where there is one. */
final class VariableRefusal {

    private static final boolean HAS_REST = isThere();

    private VariableRefusal() {}

    static RuntimeException of(InvalidInput notAllowed) {
        return HAS_REST ? OfRest.of(notAllowed) : notAllowed;
    }

    private static boolean isThere() {
        try {
            Class.forName(
                    "org.camunda.bpm.engine.rest.exception.RestException",
                    false,
                    VariableRefusal.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }

    /** A class of its own, so that the one around it can be loaded without the API. */
    private static final class OfRest {

        static RuntimeException of(InvalidInput notAllowed) {
            return new RefusedVariable(notAllowed);
        }
    }
}
