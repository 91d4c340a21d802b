package org.declic.entry.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.declic.contact.InvalidInput;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows a request of an operator asks for, by REST or in Cockpit. */
class RequestedRowsTest {

    @Test
    void what_is_not_given_or_empty_is_the_usual() {
        assertThat(Paging.of(null, null)).isEqualTo(new Paging(20, 0));
        assertThat(Paging.of("", "")).isEqualTo(new Paging(20, 0));
        assertThat(Paging.of("100", "2147483647")).isEqualTo(new Paging(100, Integer.MAX_VALUE));
        assertThat(DecisionFilter.of(null, "", "", ""))
                .isEqualTo(new DecisionFilter(null, null, null, null, null, null));
        assertThat(DecisionFilter.of(null, null, null, null).kinds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "+5", "1.0", "x", " 1", "99999999999999999999"})
    void a_limit_out_of_range_or_no_whole_number_is_refused_by_name(String limit) {
        assertThatThrownBy(() -> Paging.of(limit, null))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("limit must be a whole number from 1 to 100, got '" + limit + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2147483648", "ten"})
    void an_offset_out_of_range_or_no_whole_number_is_refused_by_name(String offset) {
        assertThatThrownBy(() -> Paging.of("1", offset))
                .hasMessage("offset must be a whole number from 0 to 2147483647, got '" + offset + "'");
    }

    @Test
    void a_page_is_a_part_of_all() {
        var all = List.of("a", "b", "c");
        assertThat(new Paging(2, 1).of(all)).containsExactly("b", "c");
        assertThat(new Paging(2, 3).of(all)).isEmpty();
    }

    @Test
    void an_outcome_has_the_kinds_of_reasons_that_end_so() {
        assertThat(DecisionFilter.of(null, "entered", null, null).kinds()).isEqualTo(ReasonKind.of(Outcome.ENTERED));
        assertThat(DecisionFilter.of(null, "refused", "once", null).kinds()).isEqualTo(Set.of(ReasonKind.ONCE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maybe   |        | outcome must be entered or refused, got 'maybe'",
                "        | why    | reason must be one of entered",
                "entered | once   | reason must be one of those that are entered, got 'once'",
            })
    void a_word_that_there_is_not_is_refused_by_name(String outcome, String reason, String message) {
        assertThatThrownBy(() -> DecisionFilter.of(null, outcome, reason, null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_business_key_that_is_no_address_is_looked_for_as_it_is() {
        assertThat(DecisionFilter.contactOrKey(" Ana@Example.com ")).isEqualTo("ana@example.com");
        assertThat(DecisionFilter.contactOrKey(" Order 1 ")).isEqualTo("Order 1");
        assertThat(DecisionFilter.contactOrKey(" ")).isNull();
        assertThatThrownBy(() -> DecisionFilter.of("\0", null, null, null))
                .hasMessageStartingWith("contact must not have the character U+0000");
    }
}
