package org.ustack.rest.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.kernel.PolicyRule;

/** The page of all rules and personas, and what must hold of it whatever it says. */
class PersonaMatrixTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "policy-matrix.md");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    @Test
    void thePageShowsTheVerdictOfEveryRuleForEveryPersona() throws IOException {
        if (Boolean.getBoolean("ustack.docs.write")) {
            Files.writeString(DOCUMENT, PersonaMatrix.document());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/policy-matrix.md is stale; its head says how to write it anew")
                .isEqualTo(PersonaMatrix.document());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDomainReachesNothingOutsideOfIt(boolean enforce) {
        // Global roles belong to no domain, and who grants must see them.
        Set<String> vocabulary = Set.of("identity:list_roles", "identity:get_role");
        eachCell(enforce, "domain ")
                .filter(cell -> !cell.rule().condition().equals("@"))
                .filter(cell -> !vocabulary.contains(cell.rule().name()))
                .forEach(cell -> assertThat(cell.reach()).as(cell.toString()).doesNotContain("all"));
    }

    @Test
    void whereScopeIsEnforcedAProjectsAdminChangesNothingOfIdentityButWhatIsItsOwn() {
        eachCell(true, "project admin")
                .filter(cell -> cell.rule().name().startsWith("identity:"))
                .filter(cell -> Stream.of(cell.rule().operations())
                        .anyMatch(operation -> CHANGING.contains(operation.split(" ")[0])))
                .filter(cell -> !cell.rule().condition().equals("@"))
                .forEach(cell -> assertThat(cell.reach()).as(cell.toString()).doesNotContain("all", "domain"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nobodyReachesOnlyItself(boolean enforce) {
        eachCell(enforce, "nobody").forEach(cell -> {
            if (!cell.rule().condition().equals("@")) {
                assertThat(cell.reach()).as(cell.toString()).isIn("-", "self");
            }
        });
    }

    /** A reader may never change what it does not own. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readersChangeNothing(boolean enforce) {
        Stream.of("system reader", "domain reader", "project reader")
                .flatMap(persona -> eachCell(enforce, persona))
                .filter(cell -> Stream.of(cell.rule().operations())
                        .allMatch(operation -> CHANGING.contains(operation.split(" ")[0])))
                .filter(cell -> !cell.rule().condition().equals("@"))
                .forEach(cell -> assertThat(cell.reach()).as(cell.toString()).isIn("-", "self"));
    }

    private record Cell(PolicyRule rule, String persona, String reach) {}

    private static Stream<Cell> eachCell(boolean enforce, String personas) {
        PersonaMatrix matrix = new PersonaMatrix(enforce);
        return PersonaMatrix.PERSONAS.entrySet().stream()
                .filter(persona -> persona.getKey().startsWith(personas))
                .flatMap(persona -> PolicyDocument.rules().stream()
                        .map(rule -> new Cell(rule, persona.getKey(), matrix.cell(rule, persona.getValue()))));
    }
}
