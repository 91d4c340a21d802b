package org.declic.boot.security;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The application would be open to others with credentials that everybody knows. */
final class DemoCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoCredentialsException(List<String> settings) {
        super(String.join(System.lineSeparator(), settings));
    }

    /** Says at the start what to do. */
    static final class Analyzer extends AbstractFailureAnalyzer<DemoCredentialsException> {

        @Override
        protected FailureAnalysis analyze(Throwable root, DemoCredentialsException cause) {
            return new FailureAnalysis(
                    "Declic is to listen on an address that is not loopback, with demo values or without real ones:"
                            + System.lineSeparator() + System.lineSeparator() + cause.getMessage(),
                    "Set real values for these settings, or listen on loopback (server.address=127.0.0.1).",
                    cause);
        }
    }
}
