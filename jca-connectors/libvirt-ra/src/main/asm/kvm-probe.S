# A boot sector that tells whether a virtual machine really runs. Firmware alone proves nothing: there are hosts whose KVM
# runs real mode and then emulates the kernel's mode instruction by instruction, or stops at its first interrupt return.
# So: into long mode as a kernel does, an interrupt return, work that an emulator of single instructions cannot finish in
# time, and only then the word on the serial port.
#
#   as --64 -o kvm-probe.o kvm-probe.S
#   ld -m elf_x86_64 --oformat binary -Ttext 0x7c00 -e start -o kvm-probe.bin kvm-probe.o

        .code16
        .globl start
start:
        cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movw    $0x7c00, %sp
        cld
        # Page tables at 0x1000: the first 2 MiB map to themselves.
        movw    $0x1000, %di
        movw    $0x1800, %cx
        rep stosw
        movl    $0x2003, 0x1000
        movl    $0x3003, 0x2000
        movl    $0x0083, 0x3000
        movl    %cr4, %eax
        orl     $0x20, %eax
        movl    %eax, %cr4
        movl    $0x1000, %eax
        movl    %eax, %cr3
        movl    $0xc0000080, %ecx
        rdmsr
        orl     $0x100, %eax
        wrmsr
        lgdtl   gdt_pointer
        movl    %cr0, %eax
        orl     $0x80000001, %eax
        movl    %eax, %cr0
        ljmpl   $0x08, $long_mode

        .code64
long_mode:
        movw    $0x10, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movl    $0x7c00, %esp
        # An interrupt return, as each kernel's way back from a trap.
        pushq   $0x10
        pushq   $0x7c00
        pushfq
        pushq   $0x08
        pushq   $returned
        iretq
returned:
        movl    $30000000, %ecx
        xorl    %ebx, %ebx
work:
        addl    %ecx, %ebx
        movl    %ebx, 0x5000
        decl    %ecx
        jnz     work
        movl    $word, %esi
        movw    $0x3f8, %dx
send:
        lodsb
        testb   %al, %al
        jz      done
        outb    %al, %dx
        jmp     send
done:
        hlt
        jmp     done

word:   .asciz  "ustack-kvm-probe: runs\r\n"
        .balign 8
gdt:    .quad   0
        .quad   0x00209a0000000000
        .quad   0x0000920000000000
gdt_pointer:
        .word   . - gdt - 1
        .long   gdt
        .org    510
        .word   0xaa55
