package org.ustack.rest.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ustack.identity.IdentityRules;
import org.ustack.kernel.PolicyRule;

/** Writes {@code docs/policies.md} from what the catalogues declare. {@code main} takes the path of the file. */
public final class PolicyDocument {

    private PolicyDocument() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), text());
    }

    static List<PolicyRule> rules() {
        List<PolicyRule> rules = new ArrayList<>(PolicyCatalogues.rules());
        rules.sort(Comparator.comparing(PolicyRule::name));
        return rules;
    }

    static String text() {
        StringBuilder text = new StringBuilder("""
                # Policies

                Generated from the policy catalogues of the APIs; the build fails when this page is stale. Write it anew with
                `mvn -pl rest -am test -Dtest=PolicyDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dustack.docs.write=true`.

                A condition is in oslo.policy's language; [identity-security.md](identity-security.md) says how an operator
                overrides it, [policy-matrix.md](policy-matrix.md) what it comes to. Roles imply each other: admin, manager,
                member, reader. Things of another project are "not found" whatever the rule says, except for admins. A scope
                counts where scope is enforced; a domain's token is always held to it.

                | rule | condition | scopes | what it guards | operations |
                |---|---|---|---|---|
                """);
        for (PolicyRule rule : rules()) {
            text.append("| `")
                    .append(rule.name())
                    .append("` | `")
                    .append(rule.condition())
                    .append("` | ")
                    .append(rule.scopes().stream()
                            .sorted()
                            .map(PolicyRule.Scope::word)
                            .collect(Collectors.joining(", ")))
                    .append(" | ")
                    .append(rule.sentence().replaceAll("\\.$", ""))
                    .append(" | `")
                    .append(String.join("`, `", rule.operations()))
                    .append("` |\n");
        }
        text.append(
                "\n## Words\n\nConditions that others refer to by `rule:name`; an operator overrides them like any rule.\n\n");
        text.append("| word | condition |\n|---|---|\n");
        for (Map.Entry<String, String> word : new TreeMap<>(IdentityRules.words()).entrySet()) {
            text.append("| `")
                    .append(word.getKey())
                    .append("` | `")
                    .append(word.getValue())
                    .append("` |\n");
        }
        return text.toString();
    }
}
