package org.ustack.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ustack.image.ImageQuery.Comparison;
import org.ustack.image.ImageQuery.Condition;
import org.ustack.image.ImageQuery.Field;
import org.ustack.image.ImageStatus;
import org.ustack.kernel.PageRequest;

class ImagesPageTest {

    private final ImagesPage page = new ImagesPage();

    @Test
    void withoutAQuestionAllAreListed() {
        page.setSearch("  ");
        assertThat(page.query(PageRequest.first()).conditions()).isEmpty();
        assertThat(page.isFiltered()).isFalse();
    }

    @Test
    void theBeginningOfANameIsARange() {
        page.setSearch("deb");
        page.setStatus(ImageStatus.QUEUED);
        page.setFormat("raw");
        assertThat(page.query(PageRequest.first()).conditions())
                .containsExactly(
                        new Condition(Field.NAME, Comparison.AT_LEAST, "deb"),
                        new Condition(Field.NAME, Comparison.LESS, "deb\uffff"),
                        new Condition(Field.STATUS, Comparison.EQUAL, ImageStatus.QUEUED),
                        new Condition(Field.DISK_FORMAT, Comparison.EQUAL, "raw"));
        assertThat(page.isFiltered()).isTrue();
    }
}
