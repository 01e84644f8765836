package org.ustack.qa;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.kernel.RequestContext;

/** The rules of the house that a machine can check. Each says why it exists and which way is legal. */
class ArchitectureTest {

    @ParameterizedTest
    @ValueSource(strings = {"platform", "identity", "quota", "image", "network", "placement", "compute"})
    void servicesMeetThroughTheirPublicPackageOnly(String service) {
        check(noClasses()
                .that(not(resideInAnyPackage("org.ustack." + service, "org.ustack." + service + "..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.ustack." + service + ".domain..",
                        "org.ustack." + service + ".internal..",
                        "org.ustack." + service + ".messaging..")
                .because(
                        "entities and beans of " + service + " may change at any time; call an interface of org.ustack."
                                + service + " or add what you need to it"));
    }

    @Test
    void identityAsksTheRulesAndNotTheCallersRoles() {
        check(noClasses()
                .that()
                .resideInAPackage("org.ustack.identity..")
                .should()
                .callMethod(RequestContext.class, "isAdmin")
                .orShould()
                .callMethod(RequestContext.class, "hasRole", String.class)
                .orShould()
                .callMethod(RequestContext.class, "owns", String.class)
                .because(
                        "an operator's policy file must decide inside of the services, too; ask IdentityAccess with a rule"
                                + " and the facts of the thing (docs/adr/0037)"));
    }

    @Test
    void theKernelKnowsNoContainer() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("org.ustack.kernel..", "org.ustack.contract..", "org.ustack.hypervisor")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta..", "org.hibernate..")
                        .because(
                                "they are used on both sides of the broker and tested without a server; container types belong to platform"));
    }

    @Test
    void theAgentKnowsNoService() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("org.ustack.agent..", "org.ustack.libvirt..", "org.ustack.simulator..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.ustack.platform..",
                                "org.ustack.identity..",
                                "org.ustack.quota..",
                                "org.ustack.image..",
                                "org.ustack.network..",
                                "org.ustack.placement..",
                                "org.ustack.compute..",
                                "jakarta.persistence..")
                        .because(
                                "a node has no database and asks nothing back; what it needs stands in the command (org.ustack.contract)"));
    }

    @Test
    void onlyTheEdgesSpeakJms() {
        check(
                noClasses()
                        .that(not(resideInAnyPackage("org.ustack.agent..", "org.ustack..messaging.."))
                                .and(not(are(simpleNameEndingWith("OutboxBatchBean")
                                        .or(simpleNameEndingWith("AgentDialogueBean"))
                                        .or(simpleNameEndingWith("HealthServlet"))))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("jakarta.jms..")
                        .because(
                                "a message that does not go through the Outbox can be lost or sent for work that was rolled back"));
    }

    @Test
    void onlyTheLibvirtAdapterKnowsLibvirt() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.ustack.libvirt..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.libvirt..", "com.sun.jna..")
                .because("other hypervisors come through the same door; add a verb to org.ustack.hypervisor"));
    }

    @Test
    void everyRestMethodSaysWhoMayCallIt() {
        check(
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage("org.ustack.rest..")
                        .should(carryAPolicyIfTheyAreOperations())
                        .because(
                                "an operation without @Policy is closed by the filter; a public one states its reason in @PublicEndpoint"));
    }

    @Test
    void nobodyInjectsABeanClass() {
        check(fields().that()
                .areAnnotatedWith("jakarta.inject.Inject")
                .or()
                .areAnnotatedWith("jakarta.ejb.EJB")
                .should(notNameABeanOfAnotherPackage())
                .because("a service is its interface; the class behind it is free to change"));
    }

    @Test
    void timeAndChanceAreInjected() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.ustack.kernel..")
                        .should()
                        .callMethod(java.time.Instant.class, "now")
                        .orShould()
                        .callMethod(java.util.UUID.class, "randomUUID")
                        .orShould()
                        .callMethod(java.time.LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(Thread.class, "sleep", long.class)
                        .because(
                                "tests set the clock and know the ids in advance: inject java.time.Clock and org.ustack.kernel.Ids"));
    }

    @Test
    void stateTablesLiveInLifecycles() {
        check(noClasses()
                .that(not(simpleNameEndingWith("Lifecycle")).and(not(resideInAnyPackage("org.ustack.kernel.."))))
                .should()
                .callMethod(org.ustack.kernel.StateMachine.class, "named", String.class)
                .because("each aggregate has one table of its transitions, in its …Lifecycle"));
    }

    @Test
    void namesSayWhatAClassIs() {
        check(classes()
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .because("such names are drawers for leftovers; name the one idea of the class"));
    }

    private static void check(ArchRule rule) {
        rule.check(Product.CLASSES);
    }

    private static ArchCondition<JavaMethod> carryAPolicyIfTheyAreOperations() {
        return new ArchCondition<>("carry @Policy or @PublicEndpoint") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean operation = method.getAnnotations().stream()
                        .anyMatch(a -> a.getRawType().isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod"));
                boolean said = method.isAnnotatedWith("org.ustack.rest.common.Policy")
                        || method.isAnnotatedWith("org.ustack.rest.common.PublicEndpoint");
                if (operation && !said) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " says nothing"));
                }
            }
        };
    }

    private static ArchCondition<JavaField> notNameABeanOfAnotherPackage() {
        return new ArchCondition<>("name an interface, or a bean of the same package") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean elsewhere =
                        !type.getPackageName().equals(field.getOwner().getPackageName());
                if (type.getSimpleName().endsWith("Bean") && elsewhere) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is a " + type.getName()));
                }
            }
        };
    }
}
