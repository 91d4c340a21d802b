package org.declic.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.function.Supplier;

/** Gives numbers that are out of {@linkplain JsonNumbers bounds} as strings, before anybody makes numbers of them. */
final class BoundedParser extends JsonParserDelegate {

    private final OutOfBounds outOfBounds;
    private boolean isText;

    /** @param parser at the beginning, or at a value that somebody else has come to */
    BoundedParser(JsonParser parser, OutOfBounds outOfBounds) throws IOException {
        super(parser);
        this.outOfBounds = outOfBounds;
        look(parser.currentToken());
    }

    @Override
    public JsonToken nextToken() throws IOException {
        var token = delegate.nextToken();
        look(token);
        return isText ? JsonToken.VALUE_STRING : token;
    }

    private void look(JsonToken token) throws IOException {
        isText = isOutOfBounds(token);
        if (isText) {
            var place = delegate.getParsingContext();
            outOfBounds.found(() -> place.pathAsPointer().toString(), delegate.getText());
        }
    }

    private boolean isOutOfBounds(JsonToken token) {
        try {
            return token != null && token.isNumeric() && !JsonNumbers.isWithin(delegate.getText());
        } catch (IOException unreadable) {
            return true;
        }
    }

    @Override
    public JsonToken currentToken() {
        return isText ? JsonToken.VALUE_STRING : delegate.currentToken();
    }

    @Override
    public JsonToken getCurrentToken() {
        return currentToken();
    }

    @Override
    public int currentTokenId() {
        return isText ? JsonToken.VALUE_STRING.id() : delegate.currentTokenId();
    }

    @Override
    @SuppressWarnings("deprecation") // of Jackson, for its own callers
    public int getCurrentTokenId() {
        return currentTokenId();
    }

    @Override
    public boolean hasTokenId(int id) {
        return currentTokenId() == id;
    }

    @Override
    public boolean hasToken(JsonToken token) {
        return currentToken() == token;
    }

    @Override
    public boolean isExpectedNumberIntToken() {
        return !isText && delegate.isExpectedNumberIntToken();
    }

    @Override
    public boolean isNaN() throws IOException {
        return !isText && delegate.isNaN();
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        delegate.skipChildren();
        isText = false;
        return this;
    }

    /** Takes what is out of bounds. The pointer is asked for at once or never: of deep data it may be as long as all the rest. */
    @FunctionalInterface
    interface OutOfBounds {
        void found(Supplier<String> pointer, String text);
    }
}
