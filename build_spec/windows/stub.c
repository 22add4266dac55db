/* Stands in for FirstOut where the installers are tried without Windows.
 *
 *   stub                  ends with 7
 *   stub hold [MUTEX]     runs until it is ended, as the program does that somebody works with,
 *                         or as another installer does, which holds a mutex
 *   stub run              runs the command line that it reads, unchanged by any shell's quoting,
 *                         and prints its exit code, of which Wine passes on only the last byte
 */
#include <windows.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

static int run(void)
{
    static char read[4096];
    static wchar_t line[4096];
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION process;
    DWORD code;
    if (fgets(read, sizeof read, stdin) == NULL)
        return 1;
    read[strcspn(read, "\r\n")] = 0;
    MultiByteToWideChar(CP_UTF8, 0, read, -1, line, 4096);
    if (!CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &how, &process)) {
        fprintf(stderr, "not started: %lu\n", GetLastError());
        return 1;
    }
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    printf("%lu\n", code);
    return 0;
}

int wmain(int argc, wchar_t **argv)
{
    if (argc > 1 && wcscmp(argv[1], L"hold") == 0) {
        if (argc > 2 && CreateMutexW(NULL, TRUE, argv[2]) == NULL)
            return 1;
        puts("held");
        fflush(stdout);
        Sleep(INFINITE);
    }
    if (argc > 1 && wcscmp(argv[1], L"run") == 0)
        return run();
    return 7;
}
