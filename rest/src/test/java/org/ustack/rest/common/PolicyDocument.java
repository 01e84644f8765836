package org.ustack.rest.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** Writes {@code docs/policies.md} from what the catalogues declare. {@code main} takes the path of the file. */
public final class PolicyDocument {

    private PolicyDocument() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), text());
    }

    static List<PolicyRule> rules() {
        List<PolicyRule> rules = new ArrayList<>();
        ServiceLoader.load(PolicyCatalogue.class).forEach(catalogue -> rules.addAll(catalogue.rules()));
        rules.sort(Comparator.comparing(PolicyRule::name));
        return rules;
    }

    static String text() {
        StringBuilder text = new StringBuilder("""
                # Policies

                Generated from the policy catalogues of the APIs; the build fails when this page is stale. Write it anew with
                `mvn -pl rest -am test -Dtest=PolicyDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dustack.docs.write=true`.

                A rule names the least role in the scope of the token. Roles imply each other: admin, manager, member, reader.
                Things of another project are "not found" whatever the rule says, except for admins.

                | rule | least role | what it guards | operations |
                |---|---|---|---|
                """);
        for (PolicyRule rule : rules()) {
            text.append("| `")
                    .append(rule.name())
                    .append("` | ")
                    .append(rule.access().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(rule.sentence().replaceAll("\\.$", ""))
                    .append(" | `")
                    .append(String.join("`, `", rule.operations()))
                    .append("` |\n");
        }
        return text.toString();
    }
}
