; The installer for one computer, all its users. build_spec/windows/README.md tells how it behaves.
; Defined by the build: VERSION PUBLISHER OUTPUT ICON SIDE LICENSE FILES SIZE_KB (KiB installed).

Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel admin
CRCCheck force

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define DONE 0
!define NOT_ELEVATED 740
!define CANCELLED 1602
!define FAILED 1603
!define IN_USE 1618

!define PRODUCT_KEY "Software\FirstOut"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\FirstOut"
!define CLASSES "Software\Classes"
!define PROGID "FirstOut.Backup"
!define ENDING ".firstout-backup"
!define WINDOW "firstoutw.exe"
!define CONSOLE "firstout.exe"
!define UNINSTALLER "firstout-uninstall.exe"
!define ERROR_ALREADY_EXISTS 183

Name "FirstOut"
OutFile "${OUTPUT}"
InstallDir "$PROGRAMFILES64\FirstOut"
InstallDirRegKey HKLM "${PRODUCT_KEY}" "InstallDir"
BrandingText "FirstOut ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "FirstOut"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "FileDescription" "FirstOut ${VERSION} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

Var Config    ; the machine file of /CONFIG, or nothing
Var LogFile
Var Former    ; the version that is installed, or nothing
Var FormerDir ; where it is
Var Busy      ; why the program's folder cannot be touched, or nothing

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_ABORTWARNING
!define MUI_CUSTOMFUNCTION_ABORT OnCancel
!define MUI_CUSTOMFUNCTION_UNABORT un.OnCancel
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE FolderChosen
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "$(DataKept)"
!define MUI_FINISHPAGE_TEXT_LARGE
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"
!include "texts.nsh"

; Say it in the details, and write it into the log.
!macro Say text
    Push `${text}`
    !ifdef __UNINSTALL__
        Call un.Say
    !else
        Call Say
    !endif
!macroend
!define Say "!insertmacro Say"

; Say why, show it if there is somebody to read it, and end with the code.
!macro Refuse text code
    ${Say} `${text}`
    MessageBox MB_OK|MB_ICONSTOP `${text}` /SD IDOK
    SetErrorLevel ${code}
    Quit
!macroend
!define Refuse "!insertmacro Refuse"

!macro Both un
Function ${un}Say
    Exch $0
    Push $1
    DetailPrint "$0"
    FileOpen $1 "$LogFile" a
    ${If} $1 != ""
        FileSeek $1 0 END
        FileWriteUTF16LE /BOM $1 "FirstOut ${VERSION}: $0$\r$\n"
        FileClose $1
    ${EndIf}
    Pop $1
    Pop $0
FunctionEnd

Function ${un}OnCancel
    SetErrorLevel ${CANCELLED}
FunctionEnd

; Everything that is common to the start of both programs.
Function ${un}Begin
    SetRegView 64
    SetShellVarContext all
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/LOG=" $LogFile
    ${If} ${Errors}
        StrCpy $LogFile "$TEMP\firstout-setup.log"
    ${EndIf}
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
        ${Refuse} "$(NotElevated)" ${NOT_ELEVATED}
    ${EndIf}
FunctionEnd

; Busy = the program of the installation that runs: a running program cannot be opened for writing.
Function ${un}FindBusy
    StrCpy $Busy ""
    !insertmacro ProbeFile "$INSTDIR\${WINDOW}"
    !insertmacro ProbeFile "$INSTDIR\${CONSOLE}"
    !insertmacro ProbeFile "$FormerDir\${WINDOW}"
    !insertmacro ProbeFile "$FormerDir\${CONSOLE}"
FunctionEnd
!macroend

!macro ProbeFile file
    ${If} ${FileExists} "${file}"
        ClearErrors
        FileOpen $0 "${file}" a
        ${If} ${Errors}
            StrCpy $Busy "${file}"
        ${Else}
            FileClose $0
        ${EndIf}
    ${EndIf}
!macroend

!insertmacro Both ""
!insertmacro Both "un."

Function .onInit
    Call Begin
    System::Call 'kernel32::CreateMutexW(p 0, i 1, w "Global\FirstOutSetup") p .r1 ?e'
    Pop $0
    ${If} $0 == ${ERROR_ALREADY_EXISTS}
        ${Refuse} "$(SetupRuns)" ${IN_USE}
    ${EndIf}
    Call ReadOptions
    Call RefuseOther
    ${If} ${Silent}
        Call CheckFolder
    ${EndIf}
FunctionEnd

; The machine file must be readable before anything is changed.
Function ReadOptions
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/CONFIG=" $Config
    ${If} ${Errors}
        StrCpy $Config ""
        Return
    ${EndIf}
    ClearErrors
    FileOpen $1 "$Config" r
    ${If} ${Errors}
        ${Refuse} "$(NoConfig)" ${FAILED}
    ${EndIf}
    FileClose $1
FunctionEnd

; What is installed already may be older or the same, and installed by this program.
Function RefuseOther
    ReadRegStr $0 HKLM "${PRODUCT_KEY}" "InstalledBy"
    ${If} $0 == "msi"
        ${Refuse} "$(OtherInstaller)" ${FAILED}
    ${EndIf}
    ReadRegStr $FormerDir HKLM "${PRODUCT_KEY}" "InstallDir"
    ReadRegStr $Former HKLM "${UNINSTALL_KEY}" "DisplayVersion"
    ${If} $Former != ""
        ${VersionCompare} "$Former" "${VERSION}" $0
        ${If} $0 == 1
            ${Refuse} "$(Newer)" ${FAILED}
        ${EndIf}
    ${EndIf}
FunctionEnd

Function FolderChosen
    Call CheckFolder
FunctionEnd

; The folder is replaced as a whole: it must be new, empty or FirstOut's, and nobody may use it.
Function CheckFolder
    Call RestoreInterrupted
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\${WINDOW}"
    ${AndIfNot} ${FileExists} "$INSTDIR\${UNINSTALLER}" ; cannot remove itself when told to wait
        ${DirState} "$INSTDIR" $0
        ${If} $0 == 1
            ${Refuse} "$(ForeignFolder)" ${FAILED}
        ${EndIf}
    ${EndIf}
    Call FindBusy
    ${If} $Busy != ""
        ${Refuse} "$(InUse)" ${IN_USE}
    ${EndIf}
FunctionEnd

; An upgrade that was cut off leaves the former folder beside the new one.
Function RestoreInterrupted
    ${If} ${FileExists} "$INSTDIR.old\${WINDOW}"
        ${If} ${FileExists} "$INSTDIR\${WINDOW}"
            RMDir /r "$INSTDIR.old"
        ${Else}
            RMDir /r "$INSTDIR"
            Rename "$INSTDIR.old" "$INSTDIR"
        ${EndIf}
    ${EndIf}
FunctionEnd

Section "FirstOut"
    Call MoveFormerAway
    !include "${FILES}"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\${UNINSTALLER}"
    Call LayMachineFile
    Call Register
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR.old"
    ${If} $FormerDir != $INSTDIR
    ${AndIf} ${FileExists} "$FormerDir\${WINDOW}"
        RMDir /r "$FormerDir"
    ${EndIf}
    ${If} $Former == ""
        ${Say} "Installed in $INSTDIR."
    ${Else}
        ${Say} "Version $Former was replaced in $INSTDIR."
    ${EndIf}
    SetErrorLevel ${DONE}
SectionEnd

Function MoveFormerAway
    ${If} ${FileExists} "$INSTDIR\${WINDOW}"
        ClearErrors
        Rename "$INSTDIR" "$INSTDIR.old"
        ${If} ${Errors}
            StrCpy $Busy "$INSTDIR"
            ${Refuse} "$(InUse)" ${IN_USE}
        ${EndIf}
    ${EndIf}
FunctionEnd

; Called by NSIS when a file could not be written, and by Fail.
Function .onInstFailed
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR"
    ${If} ${FileExists} "$INSTDIR.old\${WINDOW}"
        Rename "$INSTDIR.old" "$INSTDIR"
        ${Say} "Failed; version $Former is in place again."
    ${Else}
        ${Say} "Failed; nothing is left in $INSTDIR."
    ${EndIf}
    SetErrorLevel ${FAILED}
FunctionEnd

; The folder of the machine file belongs to administrators: everybody reads, nobody else writes.
; At an upgrade it is left as IT has made it.
Function LayMachineFile
    CreateDirectory "$APPDATA\firstout"
    ${If} $Former == ""
        nsExec::Exec 'icacls "$APPDATA\firstout" /setowner *S-1-5-32-544 /T /C /Q'
        Pop $0
        nsExec::Exec 'icacls "$APPDATA\firstout" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
        Pop $1
        ${If} "$0$1" != "00"
            ${Say} "The rights of $APPDATA\firstout could not be set ($0, $1)."
        ${EndIf}
    ${EndIf}
    ${If} $Config != ""
        System::Call 'kernel32::CopyFileW(w "$Config", w "$APPDATA\firstout\settings.toml", i 0) i .r0'
        ${If} $0 == 0
            Abort "$(NoConfig)"
        ${EndIf}
        ${Say} "Machine file: $APPDATA\firstout\settings.toml, from $Config."
    ${EndIf}
FunctionEnd

Function Register
    WriteRegStr HKLM "${PRODUCT_KEY}" "InstallDir" "$INSTDIR"
    WriteRegStr HKLM "${PRODUCT_KEY}" "Version" "${VERSION}"
    WriteRegStr HKLM "${PRODUCT_KEY}" "InstalledBy" "setup"
    WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "FirstOut"
    WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW}"
    WriteRegStr HKLM "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
    WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
    WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
    WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
    WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1
    WriteRegStr HKLM "${CLASSES}\${ENDING}" "" "${PROGID}"
    WriteRegStr HKLM "${CLASSES}\${PROGID}" "" "$(BackupFile)"
    WriteRegStr HKLM "${CLASSES}\${PROGID}\DefaultIcon" "" '"$INSTDIR\${WINDOW}",0'
    WriteRegStr HKLM "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
    CreateShortcut "$SMPROGRAMS\FirstOut.lnk" "$INSTDIR\${WINDOW}"
    Call TellShell
FunctionEnd

!macro TellShell un
Function ${un}TellShell
    ; SHCNE_ASSOCCHANGED
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
!macroend
!insertmacro TellShell ""
!insertmacro TellShell "un."

Function un.onInit
    Call un.Begin
    Call un.FindBusy
    ${If} $Busy != ""
        ${Refuse} "$(InUse)" ${IN_USE}
    ${EndIf}
    ${IfNot} ${FileExists} "$INSTDIR\${WINDOW}"
        ${Refuse} "$(NotHere)" ${FAILED}
    ${EndIf}
FunctionEnd

Section "Uninstall"
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR"
    ${If} ${FileExists} "$INSTDIR\${WINDOW}"
        StrCpy $Busy "$INSTDIR"
        ${Refuse} "$(InUse)" ${IN_USE}
    ${EndIf}
    Delete "$SMPROGRAMS\FirstOut.lnk"
    ReadRegStr $0 HKLM "${CLASSES}\${ENDING}" ""
    ${If} $0 == "${PROGID}"
        DeleteRegKey HKLM "${CLASSES}\${ENDING}"
    ${EndIf}
    DeleteRegKey HKLM "${CLASSES}\${PROGID}"
    DeleteRegKey HKLM "${UNINSTALL_KEY}"
    DeleteRegKey HKLM "${PRODUCT_KEY}"
    Call un.TellShell
    ${Say} "$(DataKept)"
    SetErrorLevel ${DONE}
SectionEnd
