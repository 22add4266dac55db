/* Stands in for FirstOut where the installers are tried without Windows.
 *
 *   stub                  ends with 7
 *   stub hold [MUTEX]     runs until it is ended, as the program does that somebody works with,
 *                         or as another installer does, which holds a mutex
 *   stub run              runs the command line that it reads, unchanged by any shell's quoting,
 *                         and prints its exit code, of which Wine passes on only the last byte
 *   stub run-as-user      the same without an administrator's rights
 */
#include <windows.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

/* A token like ours in which the administrators' group only denies; NULL where there is none. */
static HANDLE without_rights(void)
{
    BYTE administrators[SECURITY_MAX_SID_SIZE];
    DWORD size = sizeof administrators;
    SID_AND_ATTRIBUTES denied = {administrators, 0};
    HANDLE ours, made;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ALL_ACCESS, &ours)
        || !CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, administrators, &size)
        || !CreateRestrictedToken(ours, DISABLE_MAX_PRIVILEGE, 1, &denied, 0, NULL, 0, NULL, &made))
        return NULL;
    return made;
}

static int run(HANDLE token)
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
    if (!CreateProcessAsUserW(token, NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &how, &process)) {
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
        return run(NULL);
    if (argc > 1 && wcscmp(argv[1], L"run-as-user") == 0)
        return run(without_rights());
    return 7;
}
