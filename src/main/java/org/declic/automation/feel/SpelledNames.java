package org.declic.automation.feel;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.declic.contact.Attribute;

/**
 * Names of lists and tags as an expression spells them. FEEL compares texts letter by letter, while names are one regardless of case
 * and white space.
 */
final class SpelledNames {

    private final Map<String, Set<String>> spellings = new HashMap<>();

    SpelledNames(ParsedExpression parsed) {
        collect(parsed.expression());
    }

    private void collect(Object node) {
        if (node instanceof ConstString text) {
            spellings
                    .computeIfAbsent(Attribute.key(text.value()), key -> new TreeSet<>())
                    .add(text.value());
        } else if (node instanceof Iterable<?> many) {
            FeelCheck.list(many).forEach(this::collect);
        } else if (node instanceof Product product) {
            product.productIterator().toList().foreach(child -> {
                collect(child);
                return null;
            });
        }
    }

    /** In order; one that the expression spells is given in its spelling, and in each of them if there are several. */
    List<String> of(Collection<String> names) {
        return names.stream()
                .flatMap(name -> spellings.getOrDefault(Attribute.key(name), Set.of(name)).stream())
                .sorted()
                .toList();
    }
}
