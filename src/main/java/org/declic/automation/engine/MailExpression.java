package org.declic.automation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.declic.automation.step.MailText;

/**
 * A field of the step "Send e-mail" with expressions in it. The text around them is the template, what they come to are
 * values that the template names: an event whose data look like a template is written out as it is.
 */
public final class MailExpression implements Expression {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient List<Part> parts;

    /** A piece of the text, as an expression of its own. */
    private record Part(boolean isValue, Expression expression) {}

    private MailExpression(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    public static MailExpression of(String text, ExpressionManager expressions) {
        var parts = new ArrayList<Part>();
        var from = 0;
        while (from < text.length()) {
            var begin = nextExpression(text, from);
            if (begin > from) {
                parts.add(new Part(false, expressions.createExpression(text.substring(from, begin))));
            }
            var end = begin == text.length() ? begin : end(text, begin);
            if (end > begin) {
                parts.add(new Part(true, expressions.createExpression(text.substring(begin, end))));
            }
            from = end;
        }
        return new MailExpression(text, parts);
    }

    /** Where the next {@code ${} or {@code #{} begins that no backslash takes its meaning from, or the text ends. */
    private static int nextExpression(String text, int from) {
        for (var at = from; at < text.length() - 1; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if ((text.charAt(at) == '$' || text.charAt(at) == '#') && text.charAt(at + 1) == '{') {
                return at;
            }
        }
        return text.length();
    }

    /** Behind the brace that closes the expression; braces in quotes close nothing. */
    private static int end(String text, int begin) {
        var quote = '\0';
        for (var at = begin + 2; at < text.length(); at++) {
            var character = text.charAt(at);
            if (quote != '\0' && character == '\\') {
                at++;
            } else if (quote != '\0') {
                quote = character == quote ? '\0' : quote;
            } else if (character == '"' || character == '\'') {
                quote = character;
            } else if (character == '}') {
                return at + 1;
            }
        }
        return text.length();
    }

    @Override
    public Object getValue(VariableScope scope) {
        var template = new StringBuilder();
        var values = new HashMap<String, String>();
        for (var part : parts) {
            var value = part.expression().getValue(scope);
            var shown = value == null ? "" : value.toString();
            if (part.isValue()) {
                var name = MailText.name(values.size());
                values.put(name, shown);
                template.append("{{").append(name).append("}}");
            } else {
                template.append(shown);
            }
        }
        return new MailText(template.toString(), values);
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException("A field of a step is not written to");
    }

    @Override
    public String getExpressionText() {
        return text;
    }

    @Override
    public boolean isLiteralText() {
        return parts.stream().noneMatch(Part::isValue);
    }
}
