package org.declic.setting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.declic.contact.Blanks;
import org.declic.event.EventValue;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the value of an event. What is missing (no value, nothing at the pointer, JSON null, empty text) fits only
 * {@code is-not}, {@code not-contains} and {@code is-not-set}. A JSON array is and contains what one of its items is; else it
 * is taken as its JSON text.
 *
 * @param path JSON pointer (RFC 6901) into the data; null for the whole value as text
 * @param operand what to compare with; empty for {@code is-set} and {@code is-not-set}
 * @param as what both are compared as
 */
public record ValueTest(@Nullable String path, ValueOperator operator, String operand, ValueAs as) {

    /** Compared as {@link ValueAs#AUTO}. */
    public ValueTest(@Nullable String path, ValueOperator operator, String operand) {
        this(path, operator, operand, ValueAs.AUTO);
    }

    /** The same, of names of lists, tags or fields, which are one regardless of case and white space. */
    public ValueTest ofNames() {
        return new ValueTest(path, operator, operand, ValueAs.NAME);
    }

    public boolean fits(EventValue value) {
        var found = found(value);
        return switch (operator) {
            case IS_SET -> found.isPresent();
            case IS_NOT_SET -> found.isEmpty();
            case IS -> found.filter(is(operand)).isPresent();
            case IS_NOT -> found.filter(is(operand)).isEmpty();
            case CONTAINS -> found.filter(this::contains).isPresent();
            case NOT_CONTAINS -> found.filter(this::contains).isEmpty();
            case STARTS_WITH ->
                found.filter(one -> scalar(one).startsWith(new Scalar(operand, as)))
                        .isPresent();
            case ENDS_WITH ->
                found.filter(one -> scalar(one).endsWith(new Scalar(operand, as)))
                        .isPresent();
            case GREATER_THAN -> found.filter(order(order -> order > 0)).isPresent();
            case AT_LEAST -> found.filter(order(order -> order >= 0)).isPresent();
            case LESS_THAN -> found.filter(order(order -> order < 0)).isPresent();
            case AT_MOST -> found.filter(order(order -> order <= 0)).isPresent();
            case ONE_OF ->
                found.filter(one -> items().stream().anyMatch(item -> is(item).test(one)))
                        .isPresent();
        };
    }

    /** What is compared, as messages show it; empty if it is missing. */
    public Optional<String> seen(EventValue value) {
        return found(value).map(Found::text);
    }

    /** Such as {@code /amount greater than 100}. */
    public String words() {
        return (path == null ? "a value that " + verb() : path + " " + operator.words())
                + (operator.needsOperand() ? " '" + operand + "'" : "")
                + (as == ValueAs.AUTO || as == ValueAs.NAME ? "" : " as " + as.word());
    }

    private String verb() {
        return switch (operator) {
            case CONTAINS -> "contains";
            case NOT_CONTAINS -> "does not contain";
            case STARTS_WITH -> "starts with";
            case ENDS_WITH -> "ends with";
            case IS, IS_NOT, IS_SET, IS_NOT_SET -> operator.words();
            case GREATER_THAN, AT_LEAST, LESS_THAN, AT_MOST, ONE_OF -> "is " + operator.words();
        };
    }

    /** A JSON array is what one of its items is, or what its JSON text is. */
    private Predicate<Found> is(String other) {
        var asked = new Scalar(other, as);
        return one -> scalar(one).is(asked) || anyItem(one, item -> item.is(asked));
    }

    private boolean anyItem(Found found, Predicate<Scalar> fits) {
        return found.node() != null
                && found.node().isArray()
                && StreamSupport.stream(found.node().spliterator(), false)
                        .anyMatch(item -> fits.test(new Scalar(text(item), as)));
    }

    private Predicate<Found> order(Predicate<Integer> fits) {
        return one -> {
            var order = scalar(one).order(new Scalar(operand, as));
            return order.isPresent() && fits.test(order.getAsInt());
        };
    }

    private boolean contains(Found found) {
        var asked = new Scalar(operand, as);
        return found.node() != null && found.node().isArray()
                ? anyItem(found, item -> item.is(asked))
                : scalar(found).contains(asked);
    }

    /** What can never compare, as what it must be, by the setting it is told of; empty if all can. */
    Optional<Never> never() {
        if (operator.isOrder() && as == ValueAs.TEXT) {
            return Optional.of(new Never(true, "auto, number or date with the operator " + operator.word()));
        }
        var isTyped = as == ValueAs.NUMBER || as == ValueAs.DATE;
        if (isTyped && operator.isOfText()) {
            return Optional.of(new Never(true, "auto or text with the operator " + operator.word()));
        }
        var compared = operator == ValueOperator.ONE_OF ? items() : List.of(operand);
        return (operator.isOrder() || isTyped && operator.needsOperand())
                        && !compared.stream().allMatch(one -> new Scalar(one, as).isOrdered())
                ? Optional.of(new Never(false, as.kind()))
                : Optional.empty();
    }

    /** What {@code one-of} compares with: a JSON array's items, or texts parted by commas. */
    private List<String> items() {
        var array = EventValue.stored(operand).data().filter(JsonNode::isArray);
        var items = new ArrayList<String>();
        if (array.isPresent()) {
            array.get().forEach(item -> items.add(text(item)));
        } else {
            for (var item : operand.split(",", -1)) {
                items.add(Blanks.strip(item));
            }
        }
        return items;
    }

    private Optional<Found> found(EventValue value) {
        if (path == null) {
            var text = value.text();
            return text == null || text.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Found(text, value.data().orElse(null)));
        }
        var node = value.at(path);
        return node.isMissingNode() || node.isNull() || text(node).isBlank()
                ? Optional.empty()
                : Optional.of(new Found(text(node), node));
    }

    private static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** @param node null if the text is no JSON */
    /** @param ofAs whether it is what values are compared as, and not the operand, that can never compare */
    record Never(boolean ofAs, String allowed) {}

    private record Found(String text, @Nullable JsonNode node) {}

    private Scalar scalar(Found found) {
        return new Scalar(found.text(), as);
    }
}
