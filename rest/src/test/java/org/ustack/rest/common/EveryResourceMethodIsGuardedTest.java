package org.ustack.rest.common;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ustack.kernel.PolicyRule;

/** A method that a client can call is public and says why, or names a rule that a catalogue declares. */
class EveryResourceMethodIsGuardedTest {

    private static final Set<String> DECLARED =
            PolicyDocument.rules().stream().map(PolicyRule::name).collect(Collectors.toSet());

    static Stream<Method> resourceMethods() {
        return classes()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class)));
    }

    @ParameterizedTest
    @MethodSource("resourceMethods")
    void isPublicWithAReasonOrNamesADeclaredRule(Method method) {
        Policy policy = method.getAnnotation(Policy.class);
        PublicEndpoint open = method.getAnnotation(PublicEndpoint.class);
        assertThat(policy == null)
                .as("exactly one of @Policy and @PublicEndpoint on %s", method)
                .isNotEqualTo(open == null);
        if (policy != null) {
            assertThat(DECLARED).as("rule of %s", method).contains(policy.value());
        } else {
            assertThat(open.value()).as("why %s is public", method).isNotBlank();
        }
    }

    @Test
    void everyResourceBelongsToAnApplication() {
        Set<Class<?>> registered = classes()
                .filter(type -> type.isAnnotationPresent(ApplicationPath.class))
                .flatMap(type -> made(type).getClasses().stream())
                .collect(Collectors.toSet());
        assertThat(registered)
                .containsAll(classes()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .toList());
    }

    private static ApiApplication made(Class<?> type) {
        try {
            return (ApiApplication) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Class<?>> classes() {
        try {
            java.nio.file.Path root = java.nio.file.Path.of(ApiApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<java.nio.file.Path> files = Files.walk(root)) {
                return files
                        .filter(file -> file.toString().endsWith(".class"))
                        .map(file -> root.relativize(file).toString())
                        .map(name -> name.substring(0, name.length() - ".class".length())
                                .replace('/', '.'))
                        .<Class<?>>map(EveryResourceMethodIsGuardedTest::load)
                        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                        .toList()
                        .stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EveryResourceMethodIsGuardedTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
