package org.ustack.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ustack.compute.ComputeError;
import org.ustack.compute.MigrationKind;
import org.ustack.compute.MigrationState;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.identity.Actor;
import org.ustack.identity.EffectivePermissions;
import org.ustack.identity.Target;
import org.ustack.image.ImageStatus;
import org.ustack.image.MemberStatus;
import org.ustack.image.TaskStatus;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.policy.Verdict;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.quota.QuotaError;
import org.ustack.web.cloud.CloudNavigation;
import org.ustack.web.server.Deed;
import org.ustack.web.server.Look;
import org.ustack.web.server.Verb;

class WordsTest {

    private static final Pattern IN_PAGES = Pattern.compile("t\\['([a-zA-Z.]+)'\\]");
    private static final Pattern IN_BEANS = Pattern.compile("words\\s*\\.get\\(\\s*\"([a-zA-Z.]+)\"\\s*[,)]");
    private static final Pattern IN_PAGES_WITH_ARGUMENTS = Pattern.compile("words\\.get\\('([a-zA-Z.]+)',");
    private static final Pattern FAMILY = Pattern.compile("'([a-z.]+\\.)'\\.concat");

    @Test
    void bothLanguagesHaveTheSameTextsAndNoneIsEmpty() {
        assertThat(keys(Locale.SIMPLIFIED_CHINESE)).isEqualTo(keys(Locale.ENGLISH));
        for (Locale locale : Set.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            for (String key : keys(locale)) {
                assertThat(bundle(locale).getString(key)).as(key).isNotBlank();
            }
        }
    }

    @Test
    void placesForArgumentsAreTheSame() {
        for (String key : keys(Locale.ENGLISH)) {
            assertThat(places(bundle(Locale.SIMPLIFIED_CHINESE).getString(key)))
                    .as(key)
                    .isEqualTo(places(bundle(Locale.ENGLISH).getString(key)));
        }
    }

    @Test
    void everyTextThatPagesAndBeansNameExists() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path file : files("src/main/webapp", ".xhtml")) {
            used.addAll(matches(IN_PAGES, Files.readString(file)));
            used.addAll(matches(IN_PAGES_WITH_ARGUMENTS, Files.readString(file)));
        }
        for (Path file : files("src/main/java", ".java")) {
            used.addAll(matches(IN_BEANS, Files.readString(file)));
        }

        assertThat(used).hasSizeGreaterThan(150);
        assertThat(keys(Locale.ENGLISH)).containsAll(used);
    }

    @Test
    void everyFamilyThatPagesBuildKeysOfHasMembers() throws IOException {
        Set<String> families = new TreeSet<>();
        for (Path file : files("src/main/webapp", ".xhtml")) {
            families.addAll(matches(FAMILY, Files.readString(file)));
        }

        assertThat(families).contains("status.", "verb.", "quota.");
        for (String family : families) {
            assertThat(keys(Locale.ENGLISH)).as(family).anyMatch(key -> key.startsWith(family));
        }
    }

    @Test
    void everyStateVerbAndKindHasAWord() {
        Set<String> keys = keys(Locale.ENGLISH);
        for (ServerState state : ServerState.values()) {
            assertThat(keys).contains("status." + Look.of(state).word());
            for (ServerAction action : ServerAction.values()) {
                for (boolean placed : new boolean[] {true, false}) {
                    ServerStatus status = ServerStatus.of(state, action, placed);
                    assertThat(keys)
                            .contains("status."
                                    + Look.of(status.status(), status.taskState())
                                            .word());
                }
                assertThat(keys).contains("operation." + action.apiName());
            }
        }
        for (Verb verb : Verb.values()) {
            assertThat(keys).contains("verb." + verb, "verb.taken." + verb);
            if (verb.asks()) {
                assertThat(keys).contains("confirm." + verb, "confirm.note." + verb);
            }
        }
        for (EffectivePermissions.Obstacle obstacle : EffectivePermissions.Obstacle.values()) {
            assertThat(keys).contains("permissions.obstacle." + obstacle);
        }
        for (Verdict verdict : Verdict.values()) {
            assertThat(keys).contains("permissions.verdict." + verdict);
        }
        for (Enum<?> kind : Stream.of(Actor.Type.values(), Target.Type.values())
                .flatMap(Stream::of)
                .toList()) {
            assertThat(keys).contains("identity.kind." + kind);
        }
        for (ImageStatus status : ImageStatus.values()) {
            assertThat(keys).contains("image.status." + status);
        }
        for (Visibility visibility : Visibility.values()) {
            assertThat(keys).contains("image.visibility." + visibility);
        }
    }

    /** A page names by one word what it asks about; each has a question, its cost, a button and, but for grants, an answer. */
    @Test
    void everyQuestionOfIdentitySaysWhatItCosts() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Path file : files("src/main/webapp", ".xhtml")) {
            asked.addAll(matches(Pattern.compile("\\.ask\\('([a-z]+\\.[a-z]+)'"), Files.readString(file)));
        }
        for (Path file : files("src/main/java/org/ustack/web/identity", ".java")) {
            asked.addAll(matches(Pattern.compile("new Ask\\(\"([a-z]+\\.[a-z]+)\""), Files.readString(file)));
        }
        assertThat(asked).hasSizeGreaterThan(9);
        for (String what : asked) {
            assertThat(keys(Locale.ENGLISH))
                    .contains("identity.ask." + what, "identity.cost." + what, "identity.do." + what);
            if (!what.equals("grant.revoke")) {
                assertThat(keys(Locale.ENGLISH)).contains("identity.did." + what);
            }
        }
    }

    /** As above for the pages of compute: a line's button names what it asks about. */
    @Test
    void everyQuestionSaysWhatItCosts() throws IOException {
        Set<String> inLines = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        for (Path file : files("src/main/webapp", ".xhtml")) {
            inLines.addAll(matches(
                    Pattern.compile("ui:param name=\"what\" value=\"([a-z]+\\.[a-z]+)\""), Files.readString(file)));
            asked.addAll(matches(Pattern.compile("data-ask=\"([a-z]+\\.[a-z]+)\""), Files.readString(file)));
        }
        asked.addAll(inLines);
        assertThat(asked).hasSizeGreaterThan(12);
        for (String what : asked) {
            assertThat(keys(Locale.ENGLISH)).contains("ask." + what, "cost." + what, "do." + what, "did." + what);
        }
        inLines.forEach(what -> assertThat(keys(Locale.ENGLISH)).contains("act." + what));
    }

    @Test
    void everyPageOfTheNavigationAndEveryStateOfTheCloudHasAWord() {
        Set<String> keys = keys(Locale.ENGLISH);
        for (MemberStatus status : MemberStatus.values()) {
            assertThat(keys).contains("image.member." + status, "image.offered." + status);
        }
        for (TaskStatus status : TaskStatus.values()) {
            assertThat(keys).contains("image.task." + status);
        }
        for (GroupRule.Policy policy : GroupRule.Policy.values()) {
            assertThat(keys).contains("servergroup.policy." + policy, "servergroup.rule." + policy);
        }
        for (Deed deed : Deed.values()) {
            assertThat(keys).contains("deed." + deed, "deed.ask." + deed, "deed.cost." + deed, "deed.taken." + deed);
        }
        for (MigrationKind kind : MigrationKind.values()) {
            assertThat(keys).contains("migration.kind." + kind);
        }
        for (MigrationState state : MigrationState.values()) {
            assertThat(keys).contains("migration.state." + state);
        }
        CloudNavigation.pages().forEach(page -> assertThat(keys).contains("nav." + page));
    }

    @Test
    void anErrorIsSaidInTheUsersLanguageWithItsArguments() {
        CloudException exceeded =
                new CloudException(QuotaError.EXCEEDED, "resource", "cores", "requested", 4, "used", 18, "limit", 20);

        assertThat(Words.sentence(Locale.ENGLISH, exceeded)).contains("cores 18 of 20 used, 4 more wanted");
        assertThat(Words.sentence(Locale.SIMPLIFIED_CHINESE, exceeded)).contains("cores 已用 18 / 20");
    }

    @Test
    void anErrorWithoutATextKeepsItsOwnSentence() {
        CloudException unknown = new CloudException(ComputeError.FLAVOR_UNKNOWN, "id", "x");

        assertThat(Words.sentence(Locale.SIMPLIFIED_CHINESE, unknown)).isEqualTo("Flavor x could not be found.");
        assertThat(Words.sentence(Locale.ENGLISH, CommonError.invalid("name", "", "too short")))
                .contains("too short");
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(Words.BUNDLE, locale);
    }

    private static Set<String> keys(Locale locale) {
        return new TreeSet<>(bundle(locale).keySet());
    }

    private static Set<String> places(String text) {
        return matches(Pattern.compile("\\{([a-z0-9]+)\\}"), text);
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Iterable<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of(folder))) {
            return walk.filter(path -> path.toString().endsWith(ending)).toList();
        }
    }
}
