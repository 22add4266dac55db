/* What Windows Installer cannot do by itself: see whether FirstOut runs, and lay the machine file. */
#include <windows.h>
#include <aclapi.h>
#include <msi.h>
#include <msiquery.h>
#include <sddl.h>
#include <stdio.h>
#include <tlhelp32.h>
#include <wchar.h>

#define LONGEST 32768

/* Everybody reads; the system and administrators do everything. Owner: administrators. */
static const wchar_t MACHINE_RIGHTS[] =
    L"O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)";

static void tell(MSIHANDLE install, INSTALLMESSAGE kind, const wchar_t *text)
{
    MSIHANDLE record = MsiCreateRecord(0);
    MsiRecordSetStringW(record, 0, text);
    MsiProcessMessage(install, kind, record);
    MsiCloseHandle(record);
}

static UINT refuse(MSIHANDLE install, const wchar_t *text)
{
    tell(install, INSTALLMESSAGE_ERROR, text);
    return ERROR_INSTALL_FAILURE;
}

static BOOL property(MSIHANDLE install, const wchar_t *name, wchar_t *value)
{
    DWORD length = LONGEST;
    return MsiGetPropertyW(install, name, value, &length) == ERROR_SUCCESS && length > 0;
}

/* Of processes of other users an ordinary one sees the name only; it is enough. */
UINT __stdcall RefuseWhileInUse(MSIHANDLE install)
{
    PROCESSENTRY32W process = {.dwSize = sizeof process};
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    BOOL found = FALSE, more;

    if (all == INVALID_HANDLE_VALUE)
        return refuse(install, L"The running programs cannot be listed.");
    for (more = Process32FirstW(all, &process); more && !found;
         more = Process32NextW(all, &process))
        found = _wcsicmp(process.szExeFile, L"firstoutw.exe") == 0 ||
                _wcsicmp(process.szExeFile, L"firstout.exe") == 0;
    CloseHandle(all);
    return found ? refuse(install, L"FirstOut is in use. Close it and try again.") : ERROR_SUCCESS;
}

/* The file must be readable before anything is changed. */
UINT __stdcall CheckConfig(MSIHANDLE install)
{
    static wchar_t config[LONGEST];
    HANDLE file;

    if (!property(install, L"CONFIG", config))
        return ERROR_SUCCESS;
    file = CreateFileW(config, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return refuse(install, L"The machine file of CONFIG= cannot be read.");
    CloseHandle(file);
    return ERROR_SUCCESS;
}

static BOOL protect(const wchar_t *folder)
{
    PSECURITY_DESCRIPTOR rights;
    BOOL done;

    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(MACHINE_RIGHTS, SDDL_REVISION_1,
                                                              &rights, NULL))
        return FALSE;
    done = SetFileSecurityW(folder,
                            OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION |
                                PROTECTED_DACL_SECURITY_INFORMATION,
                            rights);
    LocalFree(rights);
    return done;
}

/* CustomActionData: folder|machine file to copy, or nothing|former folder, empty if it is new here.
 * At an upgrade the rights of the folder are left as IT has made them. */
UINT __stdcall LayMachineFile(MSIHANDLE install)
{
    static wchar_t data[LONGEST], target[LONGEST + 16];
    wchar_t *config, *former;

    if (!property(install, L"CustomActionData", data) || (config = wcschr(data, L'|')) == NULL ||
        (former = wcschr(config + 1, L'|')) == NULL)
        return refuse(install, L"The folder of the machine file is not known.");
    *config++ = 0;
    *former++ = 0;
    if (!CreateDirectoryW(data, NULL) && GetLastError() != ERROR_ALREADY_EXISTS)
        return refuse(install, L"The folder of the machine file cannot be made.");
    if (*former == 0 && !protect(data))
        return refuse(install, L"The rights of the machine file's folder cannot be set.");
    if (*config != 0) {
        _snwprintf(target, LONGEST + 15, L"%lssettings.toml", data);
        if (!CopyFileW(config, target, FALSE))
            return refuse(install, L"The machine file of CONFIG= cannot be copied.");
    }
    return ERROR_SUCCESS;
}

UINT __stdcall TellDataKept(MSIHANDLE install)
{
    tell(install, INSTALLMESSAGE_INFO,
         L"FirstOut was removed. Data were kept: databases, backups, settings and logs of each user "
         L"in %LOCALAPPDATA%\\firstout, the settings of this computer in %ProgramData%\\firstout.");
    return ERROR_SUCCESS;
}
